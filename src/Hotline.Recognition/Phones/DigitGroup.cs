using System.Globalization;
using System.Text;
using Hotline.Recognition.Numbers;

namespace Hotline.Recognition.Phones;

/// <summary>Digits that were written or said together, and the tokens they came from.</summary>
/// <param name="Plus">A plus stands before them.</param>
/// <param name="Apart">How many other words stand between them and the group before.</param>
internal readonly record struct DigitGroup(string Digits, int First, int Last, bool Plus, int Apart, bool Spoken);

/// <summary>
/// Puts dictated numerals together as people group them: «восемь, семьсот один, сто двадцать три» is 8 701 123.
/// A number goes on while each numeral is smaller than the place before it.
/// </summary>
internal sealed class GroupWriter
{
    private readonly List<DigitGroup> _groups = [];
    private int _value = -1;
    private int _first;
    private int _last;
    private bool _closed;
    private int _times = 1;
    private bool _plus;
    private int _apart;

    public List<DigitGroup> Groups => _groups;

    public void Plus(int token)
    {
        Flush();
        _plus = true;
        _first = token;
    }

    public void Times(int times)
    {
        Flush();
        _times = times;
    }

    /// <summary>A word that is no numeral ends a group.</summary>
    public void Other()
    {
        Flush();
        (_times, _apart) = (1, _apart + 1);
    }

    public void Figures(string digits, int token)
    {
        Flush();
        Write(digits, token, token, spoken: false);
    }

    /// <summary>«два ноля», «три семёрки»: the numeral before tells how often.</summary>
    public void Many(int digit, int token)
    {
        if (_value is >= 2 and <= 5)
        {
            var (first, times) = (_first, _value);
            _value = -1;
            Write(new string((char)('0' + digit), times), first, token, spoken: true);
            return;
        }

        Flush();
        Write(new string((char)('0' + digit), 1), token, token, spoken: true);
    }

    public void Numeral(in Numeral numeral, int token)
    {
        var value = (int)Math.Min(numeral.Value, 1000);
        switch (numeral.Kind)
        {
            case NumeralKind.Unit when value > 0 && !_closed && (_value >= 20 || _value == 10) && _value % 10 == 0:
                Grow(_value + value, token, closed: false);
                break;
            case NumeralKind.Ten or NumeralKind.Teen when !_closed && _value >= 100 && _value % 100 == 0:
                Grow(_value + value, token, numeral.Kind == NumeralKind.Teen);
                break;
            case NumeralKind.Hundred:
                Hundred(token);
                break;
            case NumeralKind.Unit or NumeralKind.Ten or NumeralKind.Teen or NumeralKind.Hundreds:
                Begin(value, token, numeral.Kind == NumeralKind.Teen || value == 0);
                break;
            default:
                Other();
                break;
        }
    }

    public void Flush()
    {
        if (_value >= 0)
        {
            var digits = _value.ToString(CultureInfo.InvariantCulture);
            _value = -1;
            Write(digits, _first, _last, spoken: true);
        }
    }

    /// <summary>«жүз» multiplies the unit before it; «жеті жүз бір жүз жиырма» is 701 120, «жеті жүз екі жүз жиырма» 700 220.</summary>
    private void Hundred(int token)
    {
        if (_value is >= 1 and <= 9)
        {
            Grow(_value * 100, token, closed: false);
            return;
        }

        if (_value > 100 && _value % 100 is >= 2 and <= 9)
        {
            var (unit, last) = (_value % 100, _last);
            _value -= unit;
            Flush();
            Begin(unit * 100, last, closed: false);
            _last = token;
            return;
        }

        Begin(100, token, closed: false);
    }

    private void Begin(int value, int token, bool closed)
    {
        Flush();
        _first = token;
        Grow(value, token, closed);
    }

    private void Grow(int value, int token, bool closed) => (_value, _last, _closed) = (value, token, closed);

    private void Write(string digits, int first, int last, bool spoken)
    {
        var said = _times == 1 ? digits : new StringBuilder().Insert(0, digits, _times).ToString();
        _groups.Add(new DigitGroup(said, _plus ? Math.Min(first, Math.Max(first - 1, 0)) : first, last, _plus, _apart, spoken));
        (_times, _plus, _apart) = (1, false, 0);
    }
}
