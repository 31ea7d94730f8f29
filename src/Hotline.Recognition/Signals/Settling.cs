using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Signals;

/// <summary>Settles what was heard in one message: how far words are apart, what is denied, and whose act it is.</summary>
internal readonly ref struct Settling(Tokens tokens, HitList hits, SteeringWords steer)
{
    private const int DenialReach = 5;

    public void Settle()
    {
        Measure();
        Deny();
        new Doers(tokens, hits, steer).MarkOwnActs();
    }

    /// <summary>Small words make no distance; a comma makes two words of it, a new clause three.</summary>
    private void Measure()
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            var step = hits.Has(index, steer.Filler) ? 0 : 1;
            step += tokens[index].Before == Gap.Comma ? 2 : 0;
            step += hits.Has(index, steer.Clause) ? 2 : 0;
            hits.AddPlace(step);
        }
    }

    private void Deny()
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            if (hits.Has(index, steer.Deny))
            {
                DenyOnward(index);
            }
            else if (hits.Has(index, steer.DenyNext) && index + 1 < tokens.Count && tokens[index + 1].Before < Gap.Comma)
            {
                hits.Deny(index + 1, index);
            }

            if (hits.Has(index, steer.DenyAfter) && tokens[index].Before < Gap.Comma)
            {
                DenyBackward(index);
            }
        }
    }

    private void DenyOnward(int index)
    {
        for (var to = index + 1; to < tokens.Count && to <= index + DenialReach && tokens[to].Before < Gap.Comma; to++)
        {
            // «никто не бил» denies once.
            if (hits.Has(to, steer.Deny))
            {
                break;
            }

            hits.Deny(to, index);
            if (!hits.Has(to, steer.Aux) && !hits.Has(to, steer.Filler))
            {
                break;
            }
        }
    }

    private void DenyBackward(int index)
    {
        for (var to = index - 1; to >= 0 && to >= index - 3; to--)
        {
            hits.Deny(to, index);
            if (tokens[to].Before >= Gap.Comma || (!hits.Has(to, steer.Aux) && !hits.Has(to, steer.Filler)))
            {
                break;
            }
        }
    }
}
