using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Hotline.Browser.Tests.Widget;

internal sealed class FakeConversation : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<JsonObject> activities = [];
    private readonly Dictionary<string, string> received = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource cut = new();

    public string Id { get; } = RandomNumberGenerator.GetHexString(16);

    public string Token { get; set; } = RandomNumberGenerator.GetHexString(32);

    public Dictionary<string, int> Tickets { get; } = [];

    /// <summary>Times a message arrived, a repetition counted.</summary>
    public int Arrivals { get; private set; }

    public int OpenSockets { get; private set; }

    /// <summary>What the caller said, in the order of arrival, a repetition left out.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (gate)
            {
                return [.. activities.Where(each => (string?)each["from"]!["role"] == "user").Select(each => (string?)each["text"] ?? "")];
            }
        }
    }

    public JsonObject LastSaid
    {
        get
        {
            lock (gate)
            {
                return activities.Last(each => (string?)each["from"]!["role"] == "user");
            }
        }
    }

    public void Say(string text, string locale = "ru", params string[] buttons) => Add(new()
    {
        ["type"] = "message",
        ["text"] = text,
        ["locale"] = locale,
        ["from"] = new JsonObject { ["id"] = "hotline", ["role"] = "bot" },
        ["suggestedActions"] = buttons.Length == 0 ? null : new JsonObject
        {
            ["actions"] = new JsonArray([.. buttons.Select(label => new JsonObject { ["type"] = "imBack", ["title"] = label, ["value"] = label })]),
        },
    });

    public void Add(JsonObject activity)
    {
        lock (gate)
        {
            activity["id"] ??= Name(activities.Count);
            activities.Add(activity);
            changed.SetResult();
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public string Receive(JsonObject activity)
    {
        var clientId = (string)activity["channelData"]!["clientActivityID"]!;
        lock (gate)
        {
            Arrivals++;
            if (received.TryGetValue(clientId, out var id))
            {
                return id;
            }

            received[clientId] = id = Name(activities.Count);
            activity["id"] = id;
            activity["from"] = new JsonObject { ["id"] = "dl_caller", ["role"] = "user" };
            Add(activity);
            return id;
        }
    }

    public string Read(int watermark, out int next)
    {
        lock (gate)
        {
            next = activities.Count;
            return new JsonObject
            {
                ["activities"] = new JsonArray([.. activities.Skip(watermark).Select(each => each.DeepClone())]),
                ["watermark"] = next.ToString(CultureInfo.InvariantCulture),
            }.ToJsonString();
        }
    }

    public void CutSockets()
    {
        lock (gate)
        {
            cut.Cancel();
            cut.Dispose();
            cut = new();
        }
    }

    public void Dispose()
    {
        cut.Cancel();
        cut.Dispose();
    }

    public async Task StreamAsync(WebSocket socket, int watermark)
    {
        CancellationToken cutting;
        lock (gate)
        {
            OpenSockets++;
            cutting = cut.Token;
        }

        try
        {
            while (!cutting.IsCancellationRequested)
            {
                Task more;
                lock (gate)
                {
                    more = changed.Task;
                }

                if (watermark < activities.Count)
                {
                    await socket.SendAsync(Encoding.UTF8.GetBytes(Read(watermark, out watermark)), WebSocketMessageType.Text, true, cutting);
                }

                await more.WaitAsync(cutting);
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException)
        {
            // Cut by the test, or closed by the page.
        }
        finally
        {
            lock (gate)
            {
                OpenSockets--;
            }
        }
    }

    private string Name(int index) => $"{Id}|{index:D7}";
}
