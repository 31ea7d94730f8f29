namespace Hotline.Bench.Letters;

/// <summary>Writes Kazakh and Russian words as people type them in Latin, and Kazakh ones without their letters, each word in another way.</summary>
internal sealed class Romanizations
{
    // A letter, and the ways of typing it; a way named twice is twice as usual.
    private static readonly Dictionary<char, string[]> Kazakh = Table(
        "а:a ә:a,a,a,e,ae б:b в:v г:g ғ:g,g,gh д:d е:e ё:yo,e,io ж:zh,j,j з:z и:i,i,y,iy й:i,y,y,j к:k қ:q,q,k,k л:l м:m н:n ң:n,n,ng,ng,nh о:o ө:o,o,oe,u " +
        "п:p р:r с:s т:t у:u,u,w ұ:u,u,o,y ү:u,u,y ф:f х:h,h,kh,x һ:h ц:c,ts ч:ch ш:sh,sh,sh,s,w щ:sh,shch ъ: ы:y,y,y,i і:i,i,i,y ь: э:e ю:yu,iu,ju,u я:ya,ia,ja,a");

    private static readonly Dictionary<char, string[]> Russian = Table(
        "а:a б:b в:v,v,v,w г:g д:d е:e,e,e,ye ё:yo,e,io,jo ж:zh,zh,j з:z и:i,i,i,y й:y,i,j к:k,k,k,k,c л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h,kh,x ц:ts,c " +
        "ч:ch,ch,4 ш:sh,sh,w щ:sch,shch,sh,w ъ: ы:y,y,i ь:,, э:e ю:yu,u,ju,iu я:ya,ya,ia,ja");

    private static readonly Dictionary<char, string[]> WithoutLetters = Table("ә:а,а,а,а,э,я,е ғ:г қ:к ң:н,н,н,нг ө:о,о,о,у,е ұ:у,у,у,ы,о ү:у,у,у,ю һ:х і:и,и,и,ы,е");

    private static readonly Dictionary<char, string[]> AsHeard = Table("о:а,о е:и,е ь:, ъ: э:е щ:ш,щ й:и,й ё:е");

    private long _next = 7;

    public string OfKazakh(string word) => Write(word, Kazakh);

    public string OfRussian(string word) => Write(word, Russian);

    public string WithoutKazakhLetters(string word) => Write(word, WithoutLetters);

    /// <summary>Russian with the mistakes of those who write as they hear.</summary>
    public string RussianAsHeard(string word) => Write(word, AsHeard);

    private string Write(string word, Dictionary<char, string[]> table) =>
        string.Concat(word.Select(letter => table.TryGetValue(letter, out var ways) ? ways[Pick(ways.Length)] : letter.ToString()));

    private int Pick(int count)
    {
        // A plain congruence gives the same choices on every run.
        _next = ((_next * 6364136223846793005L) + 1442695040888963407L) & long.MaxValue;
        return (int)((_next >> 20) % count);
    }

    private static Dictionary<char, string[]> Table(string rows) =>
        rows.Split(' ').ToDictionary(row => row[0], row => row[2..].Split(','));
}
