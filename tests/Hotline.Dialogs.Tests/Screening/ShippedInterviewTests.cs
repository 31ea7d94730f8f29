using System.Diagnostics;
using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;
using Hotline.Core.Screening;
using Hotline.Core.Tests;

namespace Hotline.Dialogs.Tests.Screening;

public sealed class ShippedInterviewTests
{
    private static readonly Instrument Instrument = Shipped.Bundle.Instrument;

    public static TheoryData<AgeGroup> Ages => [.. Enum.GetValues<AgeGroup>()];

    [Theory]
    [MemberData(nameof(Ages))]
    public void Each_question_of_a_random_caller_may_change_something_and_none_comes_twice(AgeGroup age)
    {
        var asked = new HashSet<string>();
        foreach (var talk in Callers(age, 400))
        {
            Assert.True(talk.Asked.Count <= Instrument.Most);
            Assert.Equal(talk.Asked.Count, talk.Asked.Distinct().Count());
            asked.UnionWith(talk.Asked);
        }

        // A child's answers settle the level sooner: what is only hard to answer then need not be asked.
        var must = Instrument.Questions.Where(question => (question.Ages == AskedOf.All && age != AgeGroup.Child) || (question.Ages != AskedOf.All && (int)question.Ages == (int)age));
        Assert.Empty(must.Select(question => question.Id).Except(asked));
    }

    [Theory]
    [MemberData(nameof(Ages))]
    public void A_question_is_asked_only_where_some_answers_make_the_difference(AgeGroup age)
    {
        var random = new Dice(3);
        foreach (var talk in Callers(age, 60))
        {
            foreach (var (before, next) in talk.Choices.Where(choice => !choice.Next.Heard))
            {
                Assert.True(Matters(before, next.Question, age, random), next.Question.Id);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ages))]
    public void It_ends_early_only_when_no_question_left_can_change_anything(AgeGroup age)
    {
        var early = 0;
        foreach (var talk in Callers(age, 300).Where(talk => talk.Asked.Count < Instrument.Most))
        {
            early++;
            var rest = Instrument.Questions.Where(question => !talk.Asked.Contains(question.Id) && (question.Ages == AskedOf.All || (int)question.Ages == (int)age))
                .Where(question => question.Forms.Count == 0 || question.Forms.Any(form => Forms(talk.Known).Contains(form)) || Forms(talk.Known).Count == 0)
                .Where(question => !question.Shows.Any(talk.Known.ContainsKey)).ToList();
            var left = Instrument.Most - talk.Asked.Count;
            foreach (var one in rest)
            {
                Assert.False(Changes(talk.Known, one.Shows, age), one.Id);
                foreach (var two in rest.TakeWhile(_ => left > 1))
                {
                    Assert.False(Changes(talk.Known, [.. one.Shows, .. two.Shows], age), $"{one.Id} {two.Id}");
                }
            }
        }

        Assert.True(early > 20, $"Only {early} ended early.");
    }

    [Fact]
    public void A_mention_that_holds_up_the_level_is_confirmed_first_and_never_asked_afresh()
    {
        foreach (var question in Instrument.Questions)
        {
            var id = question.Shows[0];
            var age = question.Ages == AskedOf.Children ? AgeGroup.Child : AgeGroup.Adult;
            var known = new Dictionary<IndicatorId, FindingState> { [id] = FindingState.Mentioned };
            for (var asked = new HashSet<string>(); Next(age, known, asked) is { } next; asked.Add(next.Question.Id))
            {
                Assert.Equal(next.Question == question, next.Heard);
                Assert.True(next.Heard || asked.Count > 0 || ScreeningRule.Judge(age, [Shipped.Bundle.Indicators[id]]).Level == Level.NoneYet, question.Id);
                foreach (var shown in next.Question.Shows)
                {
                    known.TryAdd(shown, FindingState.Absent);
                }
            }
        }
    }

    [Fact]
    public void Nobody_is_asked_what_must_not_be_asked()
    {
        Assert.Contains("exploitation.child_sexual", Instrument.Never.Select(id => id.Value));
        Assert.DoesNotContain(Instrument.Questions, question => question.Shows.Any(Instrument.Never.Contains));
        foreach (var age in (AgeGroup[])[AgeGroup.Child, AgeGroup.Unknown])
        {
            Assert.DoesNotContain(Callers(age, 300).SelectMany(talk => talk.Asked).Select(id => Instrument.Find(id)!),
                question => question.Shows.Any(id => Shipped.Bundle.Indicators[id].Forms is ["sexual"]));
        }
    }

    [Fact]
    public void The_first_question_is_easy_and_hard_ones_come_late()
    {
        foreach (var age in Enum.GetValues<AgeGroup>())
        {
            Assert.Equal(1, Next(age, [], [])!.Value.Question.Ease);
            Assert.All(Callers(age, 200), talk => Assert.DoesNotContain(talk.Choices.Take(3), choice => !choice.Next.Heard && choice.Next.Question.Ease > 3));
        }
    }

    [Fact]
    public void Choosing_takes_no_time()
    {
        var slowest = TimeSpan.Zero;
        foreach (var age in Enum.GetValues<AgeGroup>())
        {
            foreach (var (before, _) in Callers(age, 40).SelectMany(talk => talk.Choices))
            {
                var best = TimeSpan.MaxValue;
                for (var i = 0; i < 3; i++)
                {
                    var watch = Stopwatch.StartNew();
                    Next(age, before, []);
                    best = watch.Elapsed < best ? watch.Elapsed : best;
                }

                slowest = best > slowest ? best : slowest;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"slowest choice {slowest.TotalMilliseconds:0.00} ms");
        Assert.True(slowest < TimeSpan.FromMilliseconds(50), $"{slowest.TotalMilliseconds:0.0} ms");
    }

    private static NextQuestion? Next(AgeGroup age, Dictionary<IndicatorId, FindingState> known, HashSet<string> asked) =>
        Interview.FindNext(Instrument, Shipped.Bundle.Indicators, age, known, asked);

    /// <summary>Callers who answer by chance, some of whom have told something in their own words.</summary>
    private static IEnumerable<RandomCaller> Callers(AgeGroup age, int count)
    {
        var random = new Dice(11);
        for (var i = 0; i < count; i++)
        {
            var caller = new RandomCaller();
            foreach (var id in Shipped.Bundle.Indicators.Keys.Where(_ => random.Next(40) == 0))
            {
                caller.Known[id] = FindingState.Mentioned;
            }

            var yes = random.Next(0, 4);
            while (Next(age, caller.Known, caller.Asked) is { } next)
            {
                caller.Choices.Add((new(caller.Known), next));
                Answer(caller, next, random, yes);
            }

            yield return caller;
        }
    }

    private static void Answer(RandomCaller caller, NextQuestion next, Dice random, int yes)
    {
        caller.Asked.Add(next.Question.Id);
        var state = random.Next(8) == 0 ? FindingState.Refused : random.Next(8) == 0 ? FindingState.Unsure : random.Next(4) < yes ? FindingState.Present : FindingState.Absent;
        foreach (var id in next.Question.Shows)
        {
            caller.Known[id] = state is FindingState.Unsure or FindingState.Refused && caller.Known.GetValueOrDefault(id, FindingState.Absent) == FindingState.Mentioned
                ? FindingState.Mentioned
                : state;
        }
    }

    /// <summary>Whether there are answers to other questions with which this one's signs change what they would not without.</summary>
    private static bool Matters(Dictionary<IndicatorId, FindingState> known, ScreenQuestion question, AgeGroup age, Dice random)
    {
        var others = Instrument.Questions.Where(one => one != question).SelectMany(one => one.Shows).Where(id => !known.ContainsKey(id)).ToArray();
        var small = others.SelectMany(one => others.Select(two => (IndicatorId[])[one, two])).Prepend([]);
        var larger = Enumerable.Range(0, 4000).Select(_ => Some(others, random));
        return small.Concat(larger).Any(few => Changes(known, [.. few, .. question.Shows], age) && !Changes(known, few, age));
    }

    private static IndicatorId[] Some(IndicatorId[] of, Dice random)
    {
        random.Shuffle(of);
        return of[..Math.Min(of.Length, random.Next(3, 7))];
    }

    private static bool Changes(Dictionary<IndicatorId, FindingState> known, IEnumerable<IndicatorId> more, AgeGroup age)
    {
        var before = Present(known).ToList();
        var after = before.Concat(more.Where(id => !known.ContainsKey(id)).Select(id => Shipped.Bundle.Indicators[id])).ToList();
        var told = before.Any(sign => sign.Forms.Count <= 2);
        return Height(age, after) > Height(age, before) || (!told && Height(age, after) > 0 && after.Any(sign => sign.Forms.Count <= 2));
    }

    private static int Height(AgeGroup age, IEnumerable<Indicator> signs)
    {
        var judgement = ScreeningRule.Judge(age, signs);
        return (int)judgement.Level + (int)(judgement.IfChild?.Level ?? 0);
    }

    private static HashSet<string> Forms(Dictionary<IndicatorId, FindingState> known) => [.. Present(known).SelectMany(sign => sign.Forms)];

    private static IEnumerable<Indicator> Present(Dictionary<IndicatorId, FindingState> known) =>
        known.Where(one => one.Value is FindingState.Present or FindingState.Mentioned).Select(one => Shipped.Bundle.Indicators[one.Key]);

    private sealed class RandomCaller
    {
        public Dictionary<IndicatorId, FindingState> Known { get; } = [];

        public HashSet<string> Asked { get; } = [];

        public List<(Dictionary<IndicatorId, FindingState> Known, NextQuestion Next)> Choices { get; } = [];
    }
}
