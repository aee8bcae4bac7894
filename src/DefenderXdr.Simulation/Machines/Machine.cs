namespace DefenderXdr.Simulation;

/// <summary>A computer as Defender for Endpoint has it registered: the computer, and what changes about it. A change makes a new one.</summary>
internal sealed record Machine(Device Device)
{
    internal Term Health { get; init; } = Device.Health;

    internal Term Onboarding { get; init; } = OnboardingStatus.Onboarded;

    internal Term Value { get; init; } = DeviceValue.Normal;

    internal string[] Tags { get; init; } = Device.Tags;

    /// <summary>When it last reported; null for one that reports every day.</summary>
    internal DateTimeOffset? LastReport { get; init; }

    /// <summary>How it is cut off from the network; null when it is not.</summary>
    internal Term? Isolation { get; init; }

    /// <summary>Whether it runs nothing but what Microsoft signed.</summary>
    internal bool IsRestricted { get; init; }

    internal string Id => Device.Id;

    internal SimulatedMachine Public => new(Id, Device.DnsName, Health.Legacy, Onboarding.Legacy, Value.Legacy, [.. Tags], Isolation?.Legacy, IsRestricted);

    internal bool IsOnboarded => Onboarding == OnboardingStatus.Onboarded;

    /// <summary>Whether an action that waits for it gets to it.</summary>
    internal bool IsOnline => Health != HealthStatus.Inactive;

    internal DateTimeOffset LastSeen(DateTimeOffset now) => LastReport ?? now - TimeSpan.FromHours(new Dice(0, Id).Between(1, 24));

    /// <summary>Whether it talked to the service about then; its reports are rarer than that.</summary>
    internal bool WasThere(DateTimeOffset from, DateTimeOffset to) => Device.FirstSeen <= to && (LastReport is not { } last || last >= from);
}
