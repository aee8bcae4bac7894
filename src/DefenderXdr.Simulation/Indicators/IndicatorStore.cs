namespace DefenderXdr.Simulation;

/// <summary>The tenant's indicators. Those whose time is over are gone.</summary>
internal sealed class IndicatorStore(int limit, Func<DateTimeOffset> clock)
{
    private readonly Dictionary<string, Indicator> indicators = new(StringComparer.Ordinal);
    private readonly object gate = new();
    private long last = 990;

    /// <summary>Those that a caller may see, oldest first.</summary>
    internal List<Indicator> VisibleTo(Principal caller)
    {
        lock (gate)
        {
            Expire();
            return [.. indicators.Values.Where(indicator => IsVisible(indicator, caller)).OrderBy(indicator => indicator.Id)];
        }
    }

    /// <summary>Makes an indicator, or changes the one of that type and value.</summary>
    /// <param name="caller">Who does.</param>
    /// <param name="type">Its type.</param>
    /// <param name="value">Its value.</param>
    /// <param name="make">Makes it of the one that is there, if any, its id and the time.</param>
    /// <exception cref="ApiFault">There is no room for another one, or the one that is there is not the caller's.</exception>
    internal Indicator Submit(Principal caller, Term type, string value, Func<Indicator?, long, DateTimeOffset, Indicator> make)
    {
        lock (gate)
        {
            Expire();
            var key = Indicator.KeyOf(type, value);
            indicators.TryGetValue(key, out var known);
            if (known is not null && !IsVisible(known, caller))
                throw ApiFault.InvalidInput($"Indicator '{value}' already exists and was created by another application.");
            if (known is null && indicators.Count >= limit)
                throw ApiFault.InvalidInput($"The limit of {limit} active indicators per tenant has been reached.");
            return indicators[key] = make(known, known?.Id ?? ++last, clock());
        }
    }

    /// <summary>Deletes indicators: all of them or none.</summary>
    /// <returns>The id that there is not, or null.</returns>
    internal string? Delete(Principal caller, string[] ids)
    {
        lock (gate)
        {
            Expire();
            var wanted = new HashSet<string>(ids, StringComparer.Ordinal);
            var found = indicators.Values.Where(indicator => wanted.Contains($"{indicator.Id}") && IsVisible(indicator, caller)).ToList();
            if (found.Count < wanted.Count)
                return wanted.Except(found.Select(indicator => $"{indicator.Id}")).First();
            foreach (var indicator in found)
                indicators.Remove(indicator.Key);
            return null;
        }
    }

    internal void Seed(IEnumerable<Func<long, Indicator>> seeds)
    {
        foreach (var seed in seeds)
        {
            var indicator = seed(++last);
            indicators[indicator.Key] = indicator;
        }
    }

    // An app without the permission for all of them has those that it made itself; a user has no such bounds.
    private static bool IsVisible(Indicator indicator, Principal caller) =>
        !caller.IsApplication || Array.IndexOf(caller.Permissions, "Ti.ReadWrite.All") >= 0 || indicator.CreatedBy == caller.Name;

    private void Expire()
    {
        var now = clock();
        foreach (var over in indicators.Values.Where(indicator => indicator.Expiration <= now).ToList())
            indicators.Remove(over.Key);
    }
}
