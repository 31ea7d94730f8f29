using System.Text;
using System.Text.RegularExpressions;

namespace Hotline.Browser.Tests.Widget;

public sealed partial class WidgetSizeTests
{
    private const int ChatBudget = 20 * 1024;
    private const int LoaderBudget = 2 * 1024;

    [Fact]
    public void Everything_the_chat_page_loads_is_under_20_KB_gzipped()
    {
        var files = ChatFiles();

        var bytes = files.Sum(name => WidgetFiles.Gzip(name).Length);

        Assert.InRange(bytes, 1, ChatBudget);
    }

    [Fact]
    public void The_loader_is_under_2_KB_gzipped() => Assert.InRange(WidgetFiles.Gzip("widget/embed.js").Length, 1, LoaderBudget);

    [Fact]
    public void No_file_is_fetched_from_elsewhere_or_stored_in_the_browser()
    {
        foreach (var name in ChatFiles().Append("widget/embed.js"))
        {
            var text = Encoding.UTF8.GetString(WidgetFiles.Read(name));

            Assert.DoesNotMatch("""(src|href|url\(|fetch\(|import[ (])["'`]?https?:""", text);
            Assert.DoesNotMatch("""setItem|document\.cookie|indexedDB|serviceWorker|pushState|Notification""", text);
        }
    }

    /// <summary>The page, what it names, and what that imports.</summary>
    private static SortedSet<string> ChatFiles()
    {
        var files = new SortedSet<string>(StringComparer.Ordinal) { "widget/index.html" };
        var open = new Queue<string>(files);
        while (open.TryDequeue(out var name))
        {
            var text = Encoding.UTF8.GetString(WidgetFiles.Read(name));
            foreach (Match match in References().Matches(text))
            {
                var next = "widget/w/" + match.Groups["file"].Value;
                if (files.Add(next))
                {
                    open.Enqueue(next);
                }
            }
        }

        Assert.Contains("widget/w/chat.css", files);
        Assert.Contains("widget/w/proof.js", files);
        return files;
    }

    [GeneratedRegex("""(?:(?:src|href)="/w/|(?:from |import\()'\./)(?<file>[\w.]+)""")]
    private static partial Regex References();
}
