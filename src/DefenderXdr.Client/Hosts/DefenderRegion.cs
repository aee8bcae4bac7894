namespace DefenderXdr;

/// <summary>A commercial region's own host for the Defender XDR and Defender for Endpoint APIs; only latency differs.</summary>
public enum DefenderRegion
{
    /// <summary>United States, <c>us.api.security.microsoft.com</c>.</summary>
    US,

    /// <summary>Europe, <c>eu.api.security.microsoft.com</c>.</summary>
    EU,

    /// <summary>United Kingdom, <c>uk.api.security.microsoft.com</c>.</summary>
    UK,

    /// <summary>Australia, <c>au.api.security.microsoft.com</c>.</summary>
    AU,

    /// <summary>Switzerland, <c>swa.api.security.microsoft.com</c>.</summary>
    SWA,

    /// <summary>India, <c>ina.api.security.microsoft.com</c>.</summary>
    INA,

    /// <summary>United Arab Emirates, <c>aea.api.security.microsoft.com</c>.</summary>
    AEA,
}
