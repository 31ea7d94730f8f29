using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Desk.Cases;
using Hotline.Server.Channels.WebChat;
using Hotline.Server.Handoff;
using Hotline.Server.Storage.Staff;
using Hotline.Server.Tests.Conversations;
using Hotline.Testing.Pipeline;
using Hotline.Testing.WebChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Server.Tests.WebChat;

/// <summary>The web chat over the real store and grains.</summary>
public sealed class RealPipeline
{
    [Fact]
    public async Task A_message_goes_through_the_store_and_comes_back_on_the_socket_under_its_own_id()
    {
        var url = NewUrl();
        await using var pipeline = await TestPipeline.StartAsync(more: builder => AddChat(builder, url));
        using var caller = await OpenAsync(url);
        using var socket = await caller.ConnectAsync();
        using var said = await caller.SayAsync("hello", "mine");
        using var again = await caller.SayAsync("hello", "mine");
        var activities = await socket.ReadActivitiesAsync();

        Assert.Equal(["hello", "echo"], activities.Select(a => a.GetProperty("text").GetString()));
        Assert.Equal("mine", activities[0].GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal(activities[0].GetProperty("id").GetString(), (await WebCaller.ReadAsync(said)).GetProperty("id").GetString());
        Assert.Equal(await said.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(2, (await caller.PollAsync()).GetProperty("activities").GetArrayLength());
    }

    [Fact]
    public async Task A_restart_keeps_token_conversation_and_the_names_of_messages()
    {
        var url = NewUrl();
        var directory = Directory.CreateTempSubdirectory("hotline-chat-");
        WebCaller caller;
        string first;
        await using (await TestPipeline.StartAsync(directory, more: builder => AddChat(builder, url)))
        {
            caller = await OpenAsync(url);
            using var said = await caller.SayAsync("before", "one");
            first = await said.Content.ReadAsStringAsync();
        }

        using (caller)
        await using (await TestPipeline.StartAsync(directory, more: builder => AddChat(builder, url)))
        {
            using var again = await caller.SayAsync("before", "one");
            using var next = await caller.SayAsync("after", "two");
            var own = (await caller.PollAsync()).GetProperty("activities").EnumerateArray().Where(a => a.GetProperty("from").GetProperty("role").GetString() == "user");

            Assert.Equal(first, await again.Content.ReadAsStringAsync());
            Assert.Equal(["one", "two"], own.Select(a => a.GetProperty("channelData").GetProperty("clientActivityID").GetString()));
        }

        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task When_the_talk_runs_out_an_open_page_is_cleared_at_once()
    {
        var time = new ShiftedTime();
        var url = NewUrl();
        await using var pipeline = await TestPipeline.StartAsync(rules: CallerAndDesk.Rules(CallerAndDesk.Library()), more: builder => AddTalk(builder, url, time));
        using var caller = await OpenAsync(url);
        using var socket = await caller.ConnectAsync();
        (await caller.SayAsync("hello")).Dispose();
        while (!(await socket.ReadActivitiesAsync()).Any(one => Text(one) == "hello"))
        {
            // The greeting comes first.
        }

        time.MoveOn(TimeSpan.FromMinutes(16));
        var told = Assert.Single(await socket.ReadActivitiesAsync());

        Assert.Equal("event", told.GetProperty("type").GetString());
        Assert.True(told.GetProperty("channelData").GetProperty("clear").GetBoolean());
        Assert.False(told.TryGetProperty("text", out _));
        Assert.Equal(told.GetProperty("id").GetString(), Assert.Single((await caller.PollAsync()).GetProperty("activities").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_reply_that_had_been_held_back_leaves_an_open_page_ten_minutes_after_it_was_shown()
    {
        var time = new ShiftedTime();
        var url = NewUrl();
        await using var pipeline = await TestPipeline.StartAsync(rules: CallerAndDesk.Rules(CallerAndDesk.Library()), more: builder => AddTalk(builder, url, time));
        using var caller = await OpenAsync(url);
        (await caller.SayAsync("talk to a person")).Dispose();
        var cases = pipeline.Services.GetRequiredService<ICases>();
        var (who, id) = await CallerAndDesk.AcceptAsync(cases);
        time.MoveOn(TimeSpan.FromMinutes(6));
        await cases.ReplyAsync(who, id, "c1", new PrivateText("The bus leaves at six."), TestContext.Current.CancellationToken);
        (await caller.SayAsync("hello")).Dispose();
        await caller.RejoinAsync();
        using var socket = await caller.ConnectAsync();
        var shown = (await socket.ReadActivitiesAsync()).Single(one => Text(one).Contains("bus", StringComparison.Ordinal));

        time.MoveOn(TimeSpan.FromMinutes(10));
        var gone = await socket.ReadActivitiesAsync();

        Assert.All(gone, one => Assert.Equal("messageDelete", one.GetProperty("type").GetString()));
        Assert.Contains(shown.GetProperty("id").GetString(), gone.Select(one => one.GetProperty("id").GetString()));
        Assert.DoesNotContain((await caller.PollAsync()).GetProperty("activities").EnumerateArray(), one => Text(one).Contains("bus", StringComparison.Ordinal));
    }

    private static string Text(System.Text.Json.JsonElement activity) => activity.TryGetProperty("text", out var text) ? text.GetString()! : "";

    private static void AddTalk(WebApplicationBuilder builder, Uri url, ShiftedTime time)
    {
        AddChat(builder, url);
        var library = CallerAndDesk.Library();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(library);
        builder.Services.AddSingleton<IContentLibrary>(library);
        builder.Services.AddSingleton<StaffRows>();
        builder.Services.AddHandoff();
    }

    private static Uri NewUrl() => new($"http://127.0.0.1:{ChatServer.FreePort()}");

    private static async Task<WebCaller> OpenAsync(Uri url)
    {
        var caller = new WebCaller(url, url.GetLeftPart(UriPartial.Authority));
        using var started = await caller.SendAsync(HttpMethod.Post, "conversations");
        caller.Keep(await WebCaller.ReadAsync(started.EnsureSuccessStatusCode()));
        return caller;
    }

    private static void AddChat(WebApplicationBuilder builder, Uri url)
    {
        builder.Configuration.AddInMemoryCollection([new("Hotline:ChatUrl", url.ToString())]);
        builder.WebHost.UseUrls(url.ToString());
        builder.Services.AddWebChat(builder.Configuration);
        builder.Services.AddSingleton<IStartupFilter, MapsChat>();
    }

    private sealed class MapsChat : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseRouting();
            app.UseEndpoints(endpoints => endpoints.MapWebChat());
            next(app);
        };
    }
}
