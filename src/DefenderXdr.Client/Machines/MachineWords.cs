using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The words of devices, in their one spelling.</summary>
internal static class MachineWords
{
    public static readonly OpenEnum HealthStatus = new("Active", "Inactive", "ImpairedCommunication", "NoSensorData", "NoSensorDataImpairedCommunication", "Unknown");

    public static readonly OpenEnum OnboardingStatus = new("Onboarded", "CanBeOnboarded", "Unsupported", "InsufficientInfo");

    public static readonly OpenEnum RiskScore = new("None", "Informational", "Low", "Medium", "High");

    public static readonly OpenEnum ExposureLevel = new("None", "Low", "Medium", "High");

    public static readonly OpenEnum DeviceValue = new("Normal", "Low", "High");
}
