namespace DefenderXdr;

/// <summary>What an administrator is asked for.</summary>
public enum ConsentKind
{
    /// <summary>Everything that the app registration lists, on every API, for apps and for users.</summary>
    Registered,

    /// <summary>The delegated permissions that the link names, which users need. An app by itself gets nothing from it.</summary>
    Delegated,
}
