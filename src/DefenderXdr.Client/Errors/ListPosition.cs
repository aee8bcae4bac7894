using System.Globalization;
using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>How far a list was read before an error ended it.</summary>
public sealed class ListPosition
{
    internal ListPosition() { }

    /// <summary>How many objects had come.</summary>
    public int Objects { get; internal set; }

    /// <summary>On how many pages, the one that broke included when some of it came.</summary>
    public int Pages { get; internal set; }

    /// <summary>The id of the last object, or null where it has none.</summary>
    public string? LastId { get; internal set; }

    /// <summary>
    /// When the oldest of them was created, UTC. The lists of incidents and alerts are newest first: a list of those created at this time or before
    /// goes on here. Null where that does not hold.
    /// </summary>
    public DateTimeOffset? OldestCreated { get; internal set; }

    /// <summary>The page that broke, as it was asked for; null when it is no page that may be asked for.</summary>
    public Uri? Page { get; internal set; }

    /// <summary>How to go on, in words for any language.</summary>
    internal string? GoOn => OldestCreated is { } time ? $"To go on from there, list what was created at {Iso8601.Format(time)} or before; the last object comes again." : null;

    /// <summary>Where it stopped, as a sentence.</summary>
    public override string ToString()
    {
        var last = LastId is null ? "" : $"; the last is '{LastId}'{(OldestCreated is { } time ? $", created {Iso8601.Format(time)}" : "")}";
        return string.Format(CultureInfo.InvariantCulture, "{0} object{1} on {2} page{3} came before that{4}.", Objects, Objects == 1 ? "" : "s", Pages, Pages == 1 ? "" : "s", last);
    }
}
