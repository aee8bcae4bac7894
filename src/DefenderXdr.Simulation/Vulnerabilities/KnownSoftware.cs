namespace DefenderXdr.Simulation;

/// <summary>A product that devices have, in the version that is due or in one that is not.</summary>
/// <param name="Vendor">The vendor, as in ids.</param>
/// <param name="Name">The product, as in ids.</param>
/// <param name="Platforms">How the platforms begin that it runs on.</param>
/// <param name="Chance">How likely a device has it.</param>
/// <param name="Current">The version that is due.</param>
/// <param name="Old">The version that is not.</param>
/// <param name="Vulnerabilities">What the old one suffers from.</param>
internal sealed record KnownSoftware(string Vendor, string Name, string[] Platforms, double Chance, string Current, string Old, KnownVulnerability[] Vulnerabilities)
{
    /// <summary>The update that fixes it; null where there is none with a number.</summary>
    internal string? FixingKb { get; init; }

    internal string Id => $"{Vendor}-_-{Name}";

    internal bool IsOn(Device device) =>
        Array.Exists(Platforms, platform => device.System.Platform.StartsWith(platform, StringComparison.Ordinal)) && Dice(device).Chance(Chance);

    internal bool IsOldOn(Device device)
    {
        var dice = Dice(device);
        dice.Next();
        return dice.Chance(0.4);
    }

    internal string VersionOn(Device device) => IsOldOn(device) ? Old : Current;

    private Dice Dice(Device device) => new(0, device.Id + Id);
}
