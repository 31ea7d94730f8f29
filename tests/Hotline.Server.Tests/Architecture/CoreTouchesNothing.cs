using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Hotline.Core.Messages;

namespace Hotline.Server.Tests.Architecture;

/// <summary>What the hotline decides is a function of what it is told: read off the compiled assembly, so that no spelling hides a call.</summary>
public sealed class CoreTouchesNothing
{
    /// <summary>Libraries that Core may be compiled against: values, collections, text.</summary>
    private static readonly HashSet<string> Allowed =
    [
        "System.Runtime", "System.Collections", "System.Collections.Immutable", "System.Linq", "System.Memory", "System.Text.Json",
        "System.Text.RegularExpressions", "System.Text.Encodings.Web", "System.Collections.Frozen",

        // SHA-256 and HMAC turn a handed-in seed into further ids; the random numbers in the same library are banned below.
        "System.Security.Cryptography",
    ];

    private static readonly string[] BannedTypes =
    [
        "System.IO.", "System.Net.", "System.Data.", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Console", "System.Random", "System.TimeProvider", "System.Security.Cryptography.RandomNumberGenerator",
        "System.Threading.Thread", "System.Threading.Timer", "System.Threading.PeriodicTimer", "System.Threading.Tasks.",
        "System.TimeZoneInfo",
    ];

    private static readonly string[] BannedMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.DateTimeOffset.ToLocalTime",
        "System.DateTime.ToLocalTime", "System.Globalization.CultureInfo.get_CurrentCulture", "System.DateTimeOffset.get_LocalDateTime",
    ];

    [Fact]
    public void Core_takes_no_package_and_no_project()
    {
        var project = XDocument.Load(Path.Combine(House.Root, "src/Hotline.Core/Hotline.Core.csproj"));

        Assert.Empty(project.Descendants("PackageReference"));
        Assert.Empty(project.Descendants("ProjectReference"));
        Assert.Empty(project.Descendants("Reference"));
    }

    [Fact]
    public void Core_is_compiled_against_values_collections_and_text_only() => Read(metadata =>
    {
        var taken = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));

        Assert.Empty(taken.Except(Allowed));
    });

    [Fact]
    public void Core_calls_no_clock_no_chance_no_file_no_network_and_no_database() => Read(metadata =>
    {
        var types = metadata.TypeReferences.Select(handle => NameOf(metadata, handle))
            .Where(name => BannedTypes.Any(banned => name.StartsWith(banned, StringComparison.Ordinal)));
        var members = metadata.MemberReferences.Select(handle => metadata.GetMemberReference(handle))
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => NameOf(metadata, (TypeReferenceHandle)member.Parent) + "." + metadata.GetString(member.Name))

            // The compiler's own iterators ask for the thread's number, and for nothing else of the environment.
            .Where(name => BannedMembers.Contains(name)
                || name.StartsWith("System.Environment.", StringComparison.Ordinal) && name != "System.Environment.get_CurrentManagedThreadId");

        Assert.Empty(types);
        Assert.Empty(members);
    });

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name);
    }

    private static void Read(Action<MetadataReader> look)
    {
        using var file = new PEReader(File.OpenRead(typeof(InboundMessage).Assembly.Location));
        look(file.GetMetadataReader());
    }
}
