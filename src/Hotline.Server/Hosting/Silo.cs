using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace Hotline.Server.Hosting;

/// <summary>Orleans on one machine: conversations are placed in this process, on the loopback address only.</summary>
internal static class Silo
{
    private static readonly TimeSpan IdleConversationsLeaveMemory = TimeSpan.FromMinutes(5);

    public static void AddSilo(this WebApplicationBuilder builder)
    {
        builder.UseOrleans(silo =>
        {
            var port = FreePort();
            silo.UseLocalhostClustering(siloPort: port, gatewayPort: 0, primarySiloEndpoint: new IPEndPoint(IPAddress.Loopback, port));
            silo.Configure<GrainCollectionOptions>(options =>
            {
                options.CollectionAge = IdleConversationsLeaveMemory;
                options.CollectionQuantum = TimeSpan.FromMinutes(1);
            });
        });
    }

    /// <summary>Several installations may run on one machine, so the port is whichever is free.</summary>
    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
