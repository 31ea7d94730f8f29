namespace Hotline.Desk;

/// <summary>Names of the rights pages ask for.</summary>
public static class DeskPolicies
{
    /// <summary>Signed in, whatever the role.</summary>
    public const string Staff = "desk.staff";

    /// <summary>May take cases.</summary>
    public const string Cases = "desk.cases";
}

/// <summary>Names of what a session says of its account.</summary>
public static class DeskClaims
{
    public const string Id = "staff";
    public const string Ngo = "ngo";
    public const string WorkingName = "name";
    public const string Role = "role";
}
