using System.Security.Cryptography;

namespace Hotline.Server.Tests.Privacy;

/// <summary>The control: a search that finds nothing proves nothing unless it finds what is planted.</summary>
public sealed class SearchFinds
{
    public static TheoryData<string> Kinds => ["words", "latin", "number"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_form_of_a_canary_is_found_wherever_it_is_planted(string kind)
    {
        var canary = kind switch { "words" => Canary.Words("it"), "latin" => Canary.Latin("it"), _ => Canary.Number("it") };
        var directory = Directory.CreateTempSubdirectory("hotline-canary-");
        var search = new Search([canary]);

        Assert.All(canary.Forms(), form =>
        {
            var path = Path.Combine(directory.FullName, "planted");
            File.WriteAllBytes(path, [.. RandomNumberGenerator.GetBytes(1001), .. form.Bytes, .. RandomNumberGenerator.GetBytes(500)]);
            Assert.NotEmpty(search.In(directory).Hits);
        });
        directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Base64_is_found_at_every_alignment_and_with_neighbours(int before)
    {
        var canary = Canary.Words("it");
        byte[] around = [.. RandomNumberGenerator.GetBytes(before + 30), .. System.Text.Encoding.UTF8.GetBytes(canary.Text), .. RandomNumberGenerator.GetBytes(17)];

        Assert.NotEmpty(new Search([canary]).In("{\"data\":\"" + Convert.ToBase64String(around) + "\"}", "a line"));
    }

    [Fact]
    public void What_a_serializer_makes_of_a_canary_is_found()
    {
        var canary = Canary.Words("it");
        var search = new Search([canary]);

        Assert.NotEmpty(search.In(System.Text.Json.JsonSerializer.Serialize(new { text = canary.Text }), "JSON"));
        Assert.NotEmpty(search.In(new Uri("http://x/?q=" + canary.Text).AbsoluteUri, "a URL"));
        Assert.Empty(search.In("nothing of the kind", "a line"));
    }
}
