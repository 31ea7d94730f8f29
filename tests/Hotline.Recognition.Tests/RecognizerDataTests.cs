using Hotline.Recognition.Checks;

namespace Hotline.Recognition.Tests;

/// <summary>What a linguist may slip into the data is told with file and line.</summary>
public sealed class RecognizerDataTests
{
    [Fact]
    public void What_is_shipped_has_no_mistake()
    {
        Assert.NotEmpty(DataFile.Carried());
        Assert.Empty(RecognizerData.Check(DataFile.Carried()));
    }

    [Theory]
    [InlineData("kk/words", 1, "a line without a name", "kk/words.txt:1: data-shape: ")]
    [InlineData("kk/words", 3, "document: паспорт* паспорт*", "kk/words.txt:3: data-duplicate: 'паспорт*' is in the list 'document' already.")]
    [InlineData("ru/words", 90, "deny: не", "ru/words.txt:90: data-duplicate: 'не' is in the list 'deny' already.")]
    [InlineData("en/words", 4, "spare: wheel", "en/words.txt:4: data-one-language: The list 'spare' is missing in kk, ru.")]
    [InlineData("en/words", 4, "spare: wheel", "en/words.txt:4: data-unused: No rule asks for the list 'spare'.")]
    [InlineData("all/words", 3, "things: @document @wheel", "all/words.txt:3: data-unknown-list: There is no word list 'wheel'.")]
    [InlineData("ru/yesno", 4, "no: да", "ru/yesno.txt:4: data-overlap: 'да' is both 'yes' and 'no'.")]
    [InlineData("ru/yesno", 4, "perhaps: авось", "ru/yesno.txt:4: data-one-language: The list 'perhaps' is missing in en, kk.")]
    [InlineData("en/danger", 3, "R2: @document @wheel", "en/danger.txt:3: data-unknown-list: There is no word list 'wheel'.")]
    [InlineData("en/danger", 3, "R4: help", "en/danger.txt:3: data-name: Danger is R2 or R3, not 'R4'.")]
    [InlineData("en/danger", 3, "R2: help .. / me", "en/danger.txt:3: data-rule: A word is missing beside a sign: help ..")]
    [InlineData("en/danger", 3, "R2: help + .. me", "en/danger.txt:3: data-rule: A word is missing beside a sign: help + .. me")]
    [InlineData("en/danger", 3, "R2: help %often", "en/danger.txt:3: data-rule: There is no mark '%often'.")]
    [InlineData("en/danger", 3, "R2: !help", "en/danger.txt:3: data-rule: A word is missing beside a sign: !help")]
    [InlineData("en/danger", 3, "R2: @document !@document", "en/danger.txt:3: data-unreachable: The rule excludes what it asks for: @document !@document")]
    [InlineData("en/danger", 3, "R2: help me / help me", "en/danger.txt:3: data-duplicate: The rule is written twice: help me")]
    [InlineData("all/danger", 3, "R2: @document wheel", "all/danger.txt:3: data-rule: A rule for all languages has lists only, not the word 'wheel'.")]
    [InlineData("kk/indicators", 3, "coercion.wheel: @document", "kk/indicators.txt:3: data-one-language: The list 'coercion.wheel' is missing in en, ru.")]
    [InlineData("all/indicators", 4, "over: coercion.threats", "all/indicators.txt:4: data-name: 'over' needs what is narrower, '>', and what is wider.")]
    [InlineData("all/indicators", 4, "over: coercion.threats > coercion.wheel", "all/indicators.txt:4: data-name: No rule finds 'coercion.wheel'.")]
    public void A_mistake_is_told_with_file_and_line(string file, int line, string slip, string finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var files = DataFile.Carried().Select(one => one.Path == $"Data/{file}.txt" ? With(one, line, slip) : one).ToList();

        Assert.Contains(RecognizerData.Check(files), one => one.ToString().StartsWith("Data/" + finding, StringComparison.Ordinal));
    }

    [Fact]
    public void The_source_tree_is_checked_where_there_is_one()
    {
        var folder = Directory.CreateTempSubdirectory("data");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "src/Hotline.Recognition/Data/ru"));
            File.WriteAllText(Path.Combine(folder.FullName, "src/Hotline.Recognition/Data/ru/yesno.txt"), "# Answers.\nyes: да\nno: нет да\n");

            Assert.Contains("src/Hotline.Recognition/Data/ru/yesno.txt:3: data-overlap: 'да' is both 'yes' and 'no'.", RecognizerData.Check(folder.FullName).Select(one => one.ToString()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static DataFile With(DataFile file, int line, string slip)
    {
        List<string> lines = [.. Lexicon.DataFiles.AllLines($"{file.Folder}/{file.Kind}.txt")];
        lines.Insert(line - 1, slip);
        return new DataFile(file.Path, file.Folder, file.Kind, lines);
    }
}
