using System.Net;
using System.Text.Json;
using Hotline.Testing.Processes;
using Hotline.Testing.WebChat;

namespace Hotline.Server.Tests.Faults;

/// <summary>What an operator sees, and a caller who keeps trying.</summary>
internal static class Ops
{
    public static async Task<(HttpStatusCode Code, string Body)> ReadyAsync(this HotlineProcess hotline)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(hotline.OpsUrl + "/health/ready"));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public static Task UntilReadySaysAsync(this HotlineProcess hotline, HttpStatusCode code, string words) =>
        Eventually.HoldsAsync(
            async () => await hotline.ReadyAsync() is var ready && ready.Code == code && ready.Body.Contains(words, StringComparison.Ordinal),
            $"/health/ready says {code} and {words}");

    public static async Task<WebCaller> OpenChatAsync(this HotlineProcess hotline)
    {
        var url = new Uri(hotline.ChatUrl);
        var caller = new WebCaller(url, url.GetLeftPart(UriPartial.Authority));
        using var started = await caller.SendAsync(HttpMethod.Post, "conversations");
        caller.Keep(await WebCaller.ReadAsync(started.EnsureSuccessStatusCode()));
        return caller;
    }

    /// <summary>The caller's own messages as the store has them, in order.</summary>
    public static async Task<IReadOnlyList<string>> OwnAsync(this WebCaller caller)
    {
        var own = new List<string>();
        var watermark = "";
        while (true)
        {
            var set = await caller.PollAsync(watermark);
            var activities = set.GetProperty("activities").EnumerateArray().ToList();
            if (activities.Count == 0)
            {
                return own;
            }

            own.AddRange(activities.Where(IsOwn).Select(activity => activity.GetProperty("text").GetString()!));
            watermark = set.GetProperty("watermark").GetString()!;
        }
    }

    private static bool IsOwn(JsonElement activity) => activity.GetProperty("from").GetProperty("role").GetString() == "user";
}
