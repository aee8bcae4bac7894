using DefenderXdr.Http;

namespace DefenderXdr.Paging;

/// <summary>What a back end makes of a query: where to start, how to read an object, and how to go on.</summary>
internal sealed record ListPlan<T> where T : class
{
    /// <summary>The first page.</summary>
    public required ApiRequest First { get; init; }

    /// <summary>How many objects a full page has.</summary>
    public required int PageSize { get; init; }

    /// <summary>The page that skips so many objects, where the service gives no link to it; null where links alone lead on.</summary>
    public required Func<int, Uri>? Skip { get; init; }

    /// <summary>Whether objects can leave the list while it is read, because it is filtered by what changes.</summary>
    public bool CanShrink { get; init; }

    public required IPageReader<T> Reader { get; init; }

    /// <summary>What tells one object from another, since data that shift between pages come twice; null for one that nothing tells.</summary>
    /// <remarks>No key at all: each object leaves as it comes, and a page that breaks after its first one is not read again.</remarks>
    public required Func<T, string?>? Key { get; init; }

    /// <summary>The keys of all that was read, also by the plan that this one took over from.</summary>
    public HashSet<string> Seen { get; init; } = new(StringComparer.Ordinal);

    /// <summary>How far the list has been read, also by that plan.</summary>
    public PositionKeeper Position { get; init; } = new();

    /// <summary>What each object is still without when it has been read; null when it comes whole.</summary>
    public IPart<T>? Part { get; init; }

    /// <summary>The rest of the list in a way that costs the service less, given how many were read and how many of them emitted; null when there is none.</summary>
    public Func<int, int, ListPlan<T>>? Lighter { get; init; }

    /// <summary>What to do about further pages in place of reading them; null to read to the end.</summary>
    public Action? OnMore { get; init; }

    /// <summary>Whether the service says by 404 that there is nothing to list.</summary>
    public bool IsEmptyWhenNotFound { get; init; }

    /// <summary>What the service cannot filter; null when it did all.</summary>
    public Func<T, bool>? Keep { get; init; }

    /// <summary>How many objects are wanted, or null for all.</summary>
    public int? Limit { get; init; }
}
