namespace DefenderXdr.Simulation;

internal static class Severity
{
    internal static readonly Term UnSpecified = new("UnSpecified", "unknown");
    internal static readonly Term Informational = Term.Of("Informational");
    internal static readonly Term Low = Term.Of("Low");
    internal static readonly Term Medium = Term.Of("Medium");
    internal static readonly Term High = Term.Of("High");
    internal static readonly Term[] All = [UnSpecified, Informational, Low, Medium, High];

    internal static Term Highest(IReadOnlyList<Term> severities) => All[severities.Max(severity => Array.IndexOf(All, severity))];
}

internal static class IncidentStatus
{
    internal static readonly Term Active = Term.Of("Active");
    internal static readonly Term InProgress = Term.Of("InProgress");
    internal static readonly Term Resolved = Term.Of("Resolved");
    internal static readonly Term Redirected = Term.Of("Redirected");
    internal static readonly Term[] All = [Active, InProgress, Resolved, Redirected, new("AwaitingAction", "awaitingAction", newer: true)];
}

internal static class AlertStatus
{
    internal static readonly Term New = Term.Of("New");
    internal static readonly Term InProgress = Term.Of("InProgress");
    internal static readonly Term Resolved = Term.Of("Resolved");
    internal static readonly Term[] All = [Term.Of("Unknown"), New, InProgress, Resolved];
}

internal static class Classification
{
    internal static readonly Term Unknown = Term.Of("Unknown");
    internal static readonly Term TruePositive = Term.Of("TruePositive");
    internal static readonly Term InformationalExpectedActivity = Term.Of("InformationalExpectedActivity");
    internal static readonly Term FalsePositive = Term.Of("FalsePositive");
    internal static readonly Term[] All = [Unknown, TruePositive, InformationalExpectedActivity, FalsePositive];
}

internal static class Determination
{
    internal static readonly Term NotAvailable = new("NotAvailable", "unknown");
    internal static readonly Term MultiStagedAttack = Term.Of("MultiStagedAttack");
    internal static readonly Term MaliciousUserActivity = Term.Of("MaliciousUserActivity");
    internal static readonly Term CompromisedAccount = Term.Of("CompromisedAccount");
    internal static readonly Term Malware = Term.Of("Malware");
    internal static readonly Term Phishing = Term.Of("Phishing");
    internal static readonly Term UnwantedSoftware = Term.Of("UnwantedSoftware");
    internal static readonly Term SecurityTesting = Term.Of("SecurityTesting");
    internal static readonly Term LineOfBusinessApplication = Term.Of("LineOfBusinessApplication");
    internal static readonly Term ConfirmedActivity = Term.Of("ConfirmedActivity");
    internal static readonly Term NotMalicious = Term.Of("NotMalicious");
    internal static readonly Term NotEnoughData = new("NoEnoughDataToValidate", "notEnoughDataToValidate");
    internal static readonly Term Other = Term.Of("Other");
    internal static readonly Term Apt = Term.Of("Apt");
    internal static readonly Term SecurityPersonnel = Term.Of("SecurityPersonnel");

    /// <summary>What the older APIs still take since 2022.</summary>
    internal static readonly Term[] Current =
    [
        MultiStagedAttack, MaliciousUserActivity, CompromisedAccount, Malware, Phishing, UnwantedSoftware, SecurityTesting,
        LineOfBusinessApplication, ConfirmedActivity, NotMalicious, NotEnoughData, Other,
    ];

    internal static readonly Term[] All = [NotAvailable, .. Current, Apt, SecurityPersonnel];
}

internal static class InvestigationState
{
    internal static readonly Term Queued = Term.Of("Queued");
    internal static readonly Term Running = Term.Of("Running");
    internal static readonly Term PendingApproval = Term.Of("PendingApproval");
    internal static readonly Term SuccessfullyRemediated = Term.Of("SuccessfullyRemediated");
    internal static readonly Term PartiallyRemediated = Term.Of("PartiallyRemediated");
    internal static readonly Term Benign = Term.Of("Benign");
    internal static readonly Term UnsupportedAlertType = Term.Of("UnsupportedAlertType");
    internal static readonly Term[] Open = [Queued, Running, PendingApproval, UnsupportedAlertType];
    internal static readonly Term[] Done = [SuccessfullyRemediated, PartiallyRemediated, Benign, UnsupportedAlertType];
}

internal static class Verdict
{
    internal const string Unknown = "unknown";
    internal const string Suspicious = "suspicious";
    internal const string Malicious = "malicious";
}

internal static class Remediation
{
    internal static readonly Term None = Term.Of("None");
    internal static readonly Term Prevented = Term.Of("Prevented");
    internal static readonly Term Remediated = Term.Of("Remediated");
    internal static readonly Term Active = new("Active", "active", newer: true);
    internal static readonly Term PendingApproval = new("PendingApproval", "pendingApproval", newer: true);
}
