using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Core.Recognition;
using Hotline.Core.Screening;

namespace Hotline.Server.Commands;

/// <summary><c>hotline screen</c>: each line of indicators in, the level and why out.</summary>
internal static class ScreenCommand
{
    public const string Usage = "hotline screen  (each line: {\"ageGroup\":\"adult|child|unknown\",\"indicators\":[\"…\"]})";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static async Task<int> RunAsync(
        string[] args, IReadOnlyDictionary<IndicatorId, Indicator> catalogue, TextReader input, TextWriter output, TextWriter errors)
    {
        if (args.Length > 0)
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        while (await input.ReadLineAsync() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Read(line) is not { } asked || AgeOf(asked.AgeGroup) is not { } age)
            {
                await errors.WriteLineAsync(Usage);
                return 2;
            }

            var unknown = asked.Indicators.Where(id => !catalogue.ContainsKey(new IndicatorId(id))).ToArray();
            if (unknown.Length > 0)
            {
                await errors.WriteLineAsync($"unknown indicators: {string.Join(' ', unknown)}");
                return 2;
            }

            var judgement = ScreeningRule.Judge(age, asked.Indicators.Select(id => catalogue[new IndicatorId(id)]));
            await output.WriteLineAsync(JsonSerializer.Serialize(Answer.Of(judgement), Json));
            await output.FlushAsync();
        }

        return 0;
    }

    private static Question? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Question>(line, Json);
        }
        catch (JsonException)
        {
            // A wrong line is wrong usage; the caller of this method says so.
            return null;
        }
    }

    private static AgeGroup? AgeOf(string? name) => name switch
    {
        "adult" => AgeGroup.Adult,
        "child" => AgeGroup.Child,
        "unknown" or null => AgeGroup.Unknown,
        _ => null,
    };

    private sealed record Question(IReadOnlyList<string> Indicators, string? AgeGroup = null);

    /// <param name="Dimensions">The positive dimensions and the indicators behind each.</param>
    /// <param name="Because">The rule's line, then the indicators that made it hold.</param>
    /// <param name="IfChild">For an unknown age: the answer if under 18.</param>
    /// <param name="Queue">For an unknown age: the level the queue takes, the higher of the two.</param>
    private sealed record Answer(
        string Level, IReadOnlyDictionary<string, IReadOnlyList<string>> Dimensions, IReadOnlyList<string> Because, IReadOnlyList<string> Forms, Answer? IfChild, string? Queue)
    {
        public static Answer Of(Judgement judgement) => new(
            Name(judgement.Level),
            judgement.Dimensions.ToDictionary(
                dimension => JsonNamingPolicy.SnakeCaseLower.ConvertName(dimension.Key.ToString()),
                IReadOnlyList<string> (dimension) => [.. dimension.Value.Select(id => id.Value)]),
            [judgement.Line, .. judgement.Because.Select(id => id.Value)],
            judgement.Forms,
            judgement.IfChild is { } child ? Of(child) : null,
            judgement.IfChild is null ? null : Name(judgement.ForQueue));

        private static string Name(Level level) => JsonNamingPolicy.SnakeCaseLower.ConvertName(level.ToString());
    }
}
