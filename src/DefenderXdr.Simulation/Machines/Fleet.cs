using System.Collections.Concurrent;

namespace DefenderXdr.Simulation;

/// <summary>The tenant's devices as they are now. Reading takes no lock; changes come one at a time.</summary>
internal sealed class Fleet
{
    private readonly ConcurrentDictionary<string, Machine> byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly string[] order;
    private readonly object changing = new();

    internal Fleet(Company company, int seed, int count, DateTimeOffset born)
    {
        var all = company.Devices.Select(device => Known(device, born)).Concat(Bystanders.Make(company, seed, born)).Take(count).ToArray();
        order = Array.ConvertAll(all, machine => machine.Id);
        foreach (var machine in all)
            byId[machine.Id] = machine;
    }

    internal IEnumerable<Machine> All => order.Select(id => byId[id]);

    internal Machine? Find(string id) => byId.TryGetValue(id, out var machine) ? machine : null;

    /// <summary>The device of an id or of a computer name; where several have the name, the one that reported last.</summary>
    internal Machine? FindNamed(string idOrName) => Find(idOrName) ?? All
        .Where(machine => string.Equals(machine.Device.DnsName, idOrName, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(machine => machine.LastReport ?? DateTimeOffset.MaxValue).FirstOrDefault();

    /// <summary>Makes a change.</summary>
    /// <returns>The device afterwards; null when there is none of that id.</returns>
    internal Machine? Change(string id, Func<Machine, Machine> change)
    {
        lock (changing)
            return Find(id) is { } machine ? byId[id] = change(machine) : null;
    }

    // A device that reports no longer did so at least a week ago, and less than a month: it is still listed.
    private static Machine Known(Device device, DateTimeOffset born) => new(device)
    {
        LastReport = device.Health == HealthStatus.Inactive ? born - TimeSpan.FromDays(8) - new Dice(0, device.Id).Upto(TimeSpan.FromDays(15)) : null,
    };
}
