namespace Hotline.Recognition.Numbers;

/// <summary>Adds numerals, left to right, into one number, and says when the next one cannot belong to it.</summary>
internal struct NumberSum
{
    private decimal _total;
    private decimal _group;
    private decimal _scale;
    private NumeralKind? _last;

    public readonly bool Empty => _last is null;

    public readonly decimal Value => _total + _group;

    public bool Order { get; private set; }

    public bool Group { get; private set; }

    public bool Closed { get; private set; }

    /// <summary>Takes the numeral in; false when it must begin another number.</summary>
    public bool Take(Numeral numeral)
    {
        if (Closed || !Add(numeral))
        {
            return false;
        }

        Order |= numeral.Order;
        Group |= numeral.Group;
        Closed = numeral.Closed || numeral.Order;
        _last = numeral.Kind;
        return true;
    }

    /// <summary>An ending has come: nothing more belongs to the number.</summary>
    public void Close(bool order)
    {
        Order |= order;
        Closed = true;
    }

    private bool Add(Numeral numeral)
    {
        switch (numeral.Kind)
        {
            case NumeralKind.Digits when _last is null || (_last == NumeralKind.Scale && numeral.Value < _scale):
            case NumeralKind.OneAndHalf when _last is null or NumeralKind.Scale:
                _group = numeral.Value;
                return true;
            case NumeralKind.Unit when _last is null or NumeralKind.Ten or NumeralKind.Hundred or NumeralKind.Hundreds or NumeralKind.Scale && (numeral.Value > 0 || _last is null):
            case NumeralKind.Ten or NumeralKind.Teen when _last is null or NumeralKind.Hundred or NumeralKind.Hundreds or NumeralKind.Scale:
            case NumeralKind.Hundreds when _last is null or NumeralKind.Scale:
                _group += numeral.Value;
                return true;
            case NumeralKind.Hundred when _last is null or NumeralKind.Scale:
                _group = numeral.Value;
                return true;
            case NumeralKind.Hundred when (_last is NumeralKind.Unit or NumeralKind.Digits or NumeralKind.OneAndHalf && _group < 10 && _group >= 1) || (_last is NumeralKind.Half && _group == 0.5m && _total == 0):
                _group *= numeral.Value;
                return true;
            case NumeralKind.Scale when (_scale == 0 || numeral.Value < _scale) && (_last is not NumeralKind.Scale || _group > 0 || _scale == 0):
                _total += (_last is null || _group == 0 ? 1 : _group) * numeral.Value;
                (_group, _scale) = (0, numeral.Value);
                return true;
            case NumeralKind.Scale when _last is NumeralKind.Scale && _total < 1000 * _scale && numeral.Value < _scale:
                // «мың миллиард»: thousands of billions cannot come here; a scale after a larger one stands for itself.
                _total += numeral.Value;
                _scale = numeral.Value;
                return true;
            case NumeralKind.Half when _last is NumeralKind.Scale:
                _total += _scale / 2;
                return true;
            case NumeralKind.Half when _last is null:
                _group = numeral.Value;
                return true;
            case NumeralKind.Half when _last is NumeralKind.Unit or NumeralKind.Ten or NumeralKind.Teen or NumeralKind.Digits or NumeralKind.Hundred:
                _group += numeral.Value;
                return true;
            case NumeralKind.Quarter or NumeralKind.Third when _last is null:
                _group = numeral.Value;
                return true;
            case NumeralKind.Quarter or NumeralKind.Third when _last is NumeralKind.Unit && _group is 1 or 2 or 3:
                _group *= numeral.Value;
                return true;
            default:
                return false;
        }
    }
}
