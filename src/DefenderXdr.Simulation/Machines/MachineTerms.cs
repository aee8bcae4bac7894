namespace DefenderXdr.Simulation;

internal static class HealthStatus
{
    internal static readonly Term Active = Term.Of("Active");
    internal static readonly Term Inactive = Term.Of("Inactive");
    internal static readonly Term ImpairedCommunication = Term.Of("ImpairedCommunication");
    internal static readonly Term NoSensorData = Term.Of("NoSensorData");
    internal static readonly Term Unknown = Term.Of("Unknown");
    internal static readonly Term[] All = [Active, Inactive, ImpairedCommunication, NoSensorData, Term.Of("NoSensorDataImpairedCommunication"), Unknown];
}

internal static class OnboardingStatus
{
    internal static readonly Term Onboarded = Term.Of("Onboarded");
    internal static readonly Term CanBeOnboarded = Term.Of("CanBeOnboarded");
    internal static readonly Term Unsupported = Term.Of("Unsupported");
    internal static readonly Term InsufficientInfo = new("InsufficientInfo", "insufficientInfo");
    internal static readonly Term[] All = [Onboarded, CanBeOnboarded, Unsupported, InsufficientInfo];
}

internal static class MachineRisk
{
    internal static readonly Term None = Term.Of("None");
    internal static readonly Term[] All = [None, Severity.Informational, Severity.Low, Severity.Medium, Severity.High];
}

internal static class ExposureLevel
{
    internal static readonly Term[] All = [MachineRisk.None, Severity.Low, Severity.Medium, Severity.High];
}

internal static class DeviceValue
{
    internal static readonly Term Normal = Term.Of("Normal");
    internal static readonly Term[] All = [Normal, Severity.Low, Severity.High];
    internal static readonly Dictionary<string, Term> Words = All.ToDictionary(term => term.Legacy, StringComparer.OrdinalIgnoreCase);
}
