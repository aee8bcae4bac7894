using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The words of incidents and alerts in their one spelling, with what the older APIs call them.</summary>
internal static class IncidentWords
{
    /// <summary>The classification and the determination of what nobody has classified.</summary>
    public const string NotClassified = "Unknown";

    public static readonly OpenEnum IncidentStatus = new("Active", "InProgress", "Resolved", "Redirected", "AwaitingAction");

    public static readonly OpenEnum Severity = new OpenEnum("Unknown", "Informational", "Low", "Medium", "High")
        .Alias("Unknown", "UnSpecified");

    public static readonly OpenEnum Classification = new OpenEnum("Unknown", "FalsePositive", "TruePositive", "InformationalExpectedActivity")
        .Alias("InformationalExpectedActivity", "InformationalExpectedActivity", "Informational, expected activity");

    public static readonly OpenEnum Determination = new OpenEnum(
            "Unknown", "Apt", "Malware", "SecurityPersonnel", "SecurityTesting", "UnwantedSoftware", "Other", "MultiStagedAttack", "CompromisedAccount",
            "Phishing", "MaliciousUserActivity", "NotMalicious", "NotEnoughDataToValidate", "ConfirmedActivity", "LineOfBusinessApplication")
        .Alias("Unknown", "NotAvailable")
        .Alias("CompromisedAccount", "CompromisedUser")
        .Alias("NotMalicious", "Clean")
        .Alias("NotEnoughDataToValidate", "NoEnoughDataToValidate", "InsufficientData")
        .Alias("ConfirmedActivity", "ConfirmedUserActivity");
}
