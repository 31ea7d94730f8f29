using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
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

    /// <summary>
    /// Several installations may run on one machine, so the port is whichever is free; below the range the system gives to
    /// outgoing connections, as one of those could take it before we do.
    /// </summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(12_000, 20_000);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Somebody has it; another.
            }
        }
    }
}
