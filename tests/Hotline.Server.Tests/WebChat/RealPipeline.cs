using Hotline.Server.Channels.WebChat;
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
