using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>What one list of one API can be filtered and sorted by. What is not here is filtered by this client.</summary>
internal sealed class ApiFields
{
    public required DefenderApi Api { get; init; }

    /// <summary>What is listed, for messages.</summary>
    public required string Of { get; init; }

    /// <summary>What the API filters by: this module's name, and the API's.</summary>
    public Dictionary<string, ApiField> Filters { get; init; } = [];

    /// <summary>What the API sorts by: this module's name, and the API's.</summary>
    public Dictionary<string, string> Orders { get; init; } = [];

    /// <summary>What objects of this list never tell: to filter by it would leave nothing.</summary>
    public IReadOnlyList<string> Lacks { get; init; } = [];

    /// <summary>A word as the API spells it.</summary>
    public string Spell(OpenEnum words, string word) => Api == DefenderApi.Graph ? words.ToGraph(word) : words.ToLegacy(word);

    /// <summary>The API's <c>$orderby</c> for an order, or null for none.</summary>
    /// <param name="order">A property, by this module's name or the API's, and <c>asc</c> or <c>desc</c> after it.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.OrderNotSupported"/> or <see cref="ErrorIds.InvalidParameter"/>.</exception>
    public string? Order(string? order)
    {
        if (order is null) return null;
        if (Orders.Count == 0) throw DefenderErrors.Create(ErrorIds.OrderNotSupported, $"{Api} does not sort {Of}: they come in its own order.");

        var parts = order.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var direction = parts.Length == 2 ? parts[1].ToLowerInvariant() : "asc";
        var property = parts.Length is 1 or 2 && direction is "asc" or "desc" ? Orders.FirstOrDefault(pair => Same(pair.Key, parts[0]) || Same(pair.Value, parts[0])).Value : null;
        return property is not null ? $"{property} {direction}" : throw DefenderErrors.Create(ErrorIds.InvalidParameter,
            $"{Api} cannot sort {Of} by '{order}'. It sorts by {string.Join(" and ", Orders.Keys)}, with 'asc' or 'desc' after it.");
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
