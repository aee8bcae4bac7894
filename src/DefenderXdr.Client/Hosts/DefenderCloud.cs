namespace DefenderXdr;

/// <summary>The Microsoft cloud that a tenant lives in; it decides the sign-in authority and every host.</summary>
public enum DefenderCloud
{
    /// <summary>The worldwide commercial cloud.</summary>
    Commercial,

    /// <summary>US Government Community Cloud: commercial sign-in, government Defender hosts.</summary>
    GCC,

    /// <summary>US Government Community Cloud High (L4).</summary>
    GCCHigh,

    /// <summary>US Department of Defense (L5).</summary>
    DoD,
}
