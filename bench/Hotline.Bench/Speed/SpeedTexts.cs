namespace Hotline.Bench.Speed;

/// <summary>Messages to measure with, in three languages and several lengths.</summary>
internal static class SpeedTexts
{
    private const string Kazakh = "паспортымды хозяин бермей жатыр, үйге жібермейді, қорқамын";
    private const string Russian = "хозяин забрал мой паспорт и не отдаёт уже третий месяц, помогите";
    private const string English = "they took my passport and dont let me go out, please help me";
    private const string Everyday = "сегодня хорошая погода, ертең Алматыға барамын, в девять утра. I will call you at 10, жақсы ма? ";

    public static string Named(string name) => name switch
    {
        "kk 60" => Kazakh,
        "ru 65" => Russian,
        "en 60" => English,
        "mixed 500" => Long(500),
        "mixed 4096" => Long(4096),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static string Long(int length) =>
        string.Concat(Enumerable.Repeat($"{Everyday}{Kazakh}. {Russian}. {English}. ", (length / 200) + 1))[..length];
}
