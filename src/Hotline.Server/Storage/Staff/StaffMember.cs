using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Core.Messages;

namespace Hotline.Server.Storage.Staff;

/// <summary>One account of the desk. Mutable, because ASP.NET Core Identity changes it in place before it is saved.</summary>
internal sealed class StaffMember
{
    public required CaseworkerId Id { get; init; }

    public required NgoId Ngo { get; init; }

    public required StaffRole Role { get; set; }

    /// <summary>Changes with every factor; sessions made under another stamp are over.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>Counts saves, so that two savers never overwrite each other.</summary>
    public long Version { get; set; }

    public bool OnCall { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DisabledAt { get; set; }

    public required StaffSecrets Secrets { get; set; }
}

/// <summary>What is sealed of an account.</summary>
internal sealed record StaffSecrets
{
    /// <summary>What they sign in with.</summary>
    public required string SignInName { get; init; }

    /// <summary>What callers and colleagues see. Not the real name.</summary>
    public required string WorkingName { get; init; }

    public string? PasswordHash { get; init; }

    public string? TotpKey { get; init; }

    /// <summary>False until a first code was entered: a key that was only shown opens nothing.</summary>
    public bool TotpConfirmed { get; init; }

    public override string ToString() => nameof(StaffSecrets);
}

internal enum StaffRole
{
    Caseworker,
    Supervisor,
    Admin,
    Auditor,
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StaffSecrets))]
[JsonSerializable(typeof(PasskeySecrets))]
internal sealed partial class StaffJson : JsonSerializerContext
{
    public static byte[] Write(StaffSecrets secrets) => JsonSerializer.SerializeToUtf8Bytes(secrets, Default.StaffSecrets);

    public static StaffSecrets ReadSecrets(byte[] json) =>
        JsonSerializer.Deserialize(json, Default.StaffSecrets) ?? throw new JsonException("The secrets of an account were null.");

    public static byte[] Write(PasskeySecrets passkey) => JsonSerializer.SerializeToUtf8Bytes(passkey, Default.PasskeySecrets);

    public static PasskeySecrets ReadPasskey(byte[] json) =>
        JsonSerializer.Deserialize(json, Default.PasskeySecrets) ?? throw new JsonException("A passkey was null.");
}
