namespace DefenderXdr.Simulation;

/// <summary>A device of a simulated tenant, as it is at this moment; it tells what the APIs do not.</summary>
/// <param name="Id">The device's id.</param>
/// <param name="ComputerDnsName">The device's name.</param>
/// <param name="HealthStatus">Active, Inactive, ImpairedCommunication, NoSensorData or Unknown.</param>
/// <param name="OnboardingStatus">Onboarded, CanBeOnboarded, Unsupported or InsufficientInfo.</param>
/// <param name="DeviceValue">Normal, Low or High.</param>
/// <param name="MachineTags">The device's tags.</param>
/// <param name="Isolation">How the device is cut off from the network: Full, Selective or UnManagedDevice; null when it is not.</param>
/// <param name="IsRestricted">Whether the device runs nothing but what Microsoft signed.</param>
public sealed record SimulatedMachine(
    string Id, string ComputerDnsName, string HealthStatus, string OnboardingStatus, string DeviceValue, IReadOnlyList<string> MachineTags, string? Isolation, bool IsRestricted);
