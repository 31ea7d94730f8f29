using Microsoft.AspNetCore.Routing.Matching;

namespace Hotline.Server.Hosting;

/// <summary>One of the addresses the program listens on.</summary>
internal enum Listener
{
    Chat,
    Desk,
    Ops,
}

/// <summary>Marks an endpoint as served on one address only. The Host header is the sender's word, so the port it came in by decides.</summary>
internal sealed record ServedOn(Listener Listener);

/// <summary>Which local port belongs to which address.</summary>
internal sealed class ListenerPorts(HostingOptions options)
{
    private readonly int chat = new Uri(options.ChatUrl).Port;
    private readonly int desk = new Uri(options.DeskUrl).Port;

    public Listener Of(HttpContext context) =>
        context.Connection.LocalPort == chat ? Listener.Chat
        : context.Connection.LocalPort == desk ? Listener.Desk
        : Listener.Ops;
}

internal static class ListenerEndpoints
{
    public static TBuilder ServedOn<TBuilder>(this TBuilder builder, Listener listener)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new ServedOn(listener));
        return builder;
    }
}

/// <summary>Takes endpoints of other addresses out of the choice, so that equal routes on two addresses never meet.</summary>
internal sealed class ListenerPolicy(ListenerPorts ports) : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => -1000;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(e => e.Metadata.GetMetadata<ServedOn>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var here = ports.Of(httpContext);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i) && candidates[i].Endpoint.Metadata.GetMetadata<ServedOn>() is { } on && on.Listener != here)
            {
                candidates.SetValidity(i, false);
            }
        }

        return Task.CompletedTask;
    }
}
