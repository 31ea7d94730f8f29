using Hotline.Core.Recognition;

namespace Hotline.Recognition.Languages;

/// <summary>The Latin spellings that a Cyrillic sample is turned into, so that Latin Kazakh and Latin Russian have letter statistics too.</summary>
internal static class Romanizations
{
    // One row per way of typing; the same order of letters. «,» parts the letters of the row.
    private const string KazakhLetters = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";

    private static readonly string[] Kazakh =
    [
        "a,a,b,v,g,g,d,e,e,j,z,i,i,k,q,l,m,n,n,o,o,p,r,s,t,u,u,u,f,h,h,c,ch,s,s,,y,i,,e,iu,ia",
        "a,a,b,v,g,g,d,e,e,zh,z,i,i,k,k,l,m,n,n,o,o,p,r,s,t,u,u,u,f,h,h,ts,ch,sh,sh,,y,i,,e,yu,ya",
        "a,a,b,v,g,gh,d,e,e,j,z,i,y,k,q,l,m,n,ng,o,o,p,r,s,t,u,u,u,f,h,h,c,ch,sh,sh,,y,i,,e,yu,ya",
        "a,a,b,v,g,g,d,e,yo,zh,z,i,i,k,q,l,m,n,n,o,o,p,r,s,t,w,u,u,f,kh,h,ts,ch,sh,sh,,i,i,,e,yu,ya",
    ];

    private static readonly string[] Russian =
    [
        "a,a,b,v,g,g,d,e,e,zh,z,i,y,k,q,l,m,n,n,o,o,p,r,s,t,u,u,u,f,h,h,ts,ch,sh,sch,,y,i,,e,yu,ya",
        "a,a,b,v,g,g,d,e,yo,j,z,i,i,k,q,l,m,n,n,o,o,p,r,s,t,u,u,u,f,kh,h,c,ch,sh,shch,,i,i,,e,u,ia",
        "a,a,b,v,g,g,d,e,e,zh,z,i,j,k,q,l,m,n,n,o,o,p,r,s,t,u,u,u,f,x,h,c,ch,sh,sh,,y,i,,e,ju,ja",
    ];

    public static IEnumerable<string> OfKazakh(string word) => Kazakh.Select(row => Write(word, row));

    public static IEnumerable<string> OfRussian(string word) => Russian.Select(row => Write(word, row));

    private static string Write(string word, string row)
    {
        var letters = row.Split(',');
        return string.Concat(word.Select(letter => KazakhLetters.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0 ? letters[at] : Letters.Plain(letter).ToString()));
    }
}
