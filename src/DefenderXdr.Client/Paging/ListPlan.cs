using DefenderXdr.Http;
using DefenderXdr.Json;

namespace DefenderXdr.Paging;

/// <summary>What a back end makes of a query: where to start, how to read an object, and how to go on.</summary>
internal sealed class ListPlan<T> where T : class
{
    /// <summary>The first page.</summary>
    public required ApiRequest First { get; init; }

    /// <summary>How many objects a full page has.</summary>
    public required int PageSize { get; init; }

    /// <summary>The page that skips so many objects: where the service gives no link to it.</summary>
    public required Func<int, Uri> Skip { get; init; }

    public required ObjectReader<T> Reader { get; init; }

    /// <summary>What tells one object from another, since data that shift between pages come twice; null for one that nothing tells.</summary>
    public required Func<T, string?> Key { get; init; }

    /// <summary>What the service cannot filter; null when it did all.</summary>
    public Func<T, bool>? Keep { get; init; }

    /// <summary>How many objects are wanted, or null for all.</summary>
    public int? Limit { get; init; }
}
