using System.Globalization;
using DefenderXdr.Http;
using DefenderXdr.Json;

namespace DefenderXdr.Paging;

/// <summary>An OData list as a back end describes it; makes the plan to read it by.</summary>
internal sealed record ODataList
{
    public required ApiOperation Operation { get; init; }

    /// <summary>What is to be done, in words for messages.</summary>
    public required string Intent { get; init; }

    /// <summary>The most objects that the service gives on a page.</summary>
    public required int MaxPage { get; init; }

    /// <summary>The id in the path, where there is one.</summary>
    public string? Id { get; init; }

    /// <summary>What a 404 means.</summary>
    public string NotFoundErrorId { get; init; } = ErrorIds.NotFound;

    public ODataFilter Filter { get; init; } = new();

    public string? Expand { get; init; }

    /// <summary>The order, or null for the service's own.</summary>
    public string? OrderBy { get; init; }

    /// <summary>How many objects to leave out at the beginning: those that another plan has read.</summary>
    public int Start { get; init; }

    /// <summary>Whether there is a lighter plan to fall back on.</summary>
    public bool HasLighterWay { get; init; }

    /// <summary>How many objects are wanted, or null for all.</summary>
    public int? Limit { get; init; }

    /// <param name="reader">Reads an object.</param>
    /// <param name="key">What tells one object from another.</param>
    /// <param name="keep">What the service cannot filter; null when it does all.</param>
    public ListPlan<T> Plan<T>(ObjectReader<T> reader, Func<T, string?> key, Func<T, bool>? keep = null) where T : class
    {
        // What is filtered here leaves open how many objects a page has to have, so only a complete filter shortens it.
        var top = keep is null && Limit < MaxPage ? Limit.Value : MaxPage;
        return new ListPlan<T>
        {
            First = new ApiRequest
            {
                Operation = Operation,
                Address = Page(0),
                Intent = Intent,
                BadRequestErrorId = ErrorIds.InvalidFilter,
                NotFoundErrorId = NotFoundErrorId,
                HasLighterWay = HasLighterWay,
            },
            PageSize = top,
            Skip = Page,
            CanShrink = StableFilter.CanShrink(Filter.ToString()),
            Reader = reader,
            Key = key,
            Keep = keep,
            Limit = Limit,
        };

        Uri Page(int skip) => ApiRequest.AddressOf(Operation, Id,
            ("$filter", Filter.ToString()), ("$expand", Expand), ("$orderby", OrderBy), ("$top", Number(top)), ("$skip", Start + skip == 0 ? null : Number(Start + skip)));
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
