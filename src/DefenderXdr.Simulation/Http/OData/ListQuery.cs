using System.Globalization;
using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>What one list of one API allows.</summary>
/// <param name="Fields">The properties for <c>$filter</c>.</param>
/// <param name="DefaultTop">The page size when nobody names one.</param>
/// <param name="MaxTop">The largest page size.</param>
/// <param name="Options">The system query options that the list takes.</param>
internal sealed record ListRules<T>(FilterFields<T> Fields, int DefaultTop, int MaxTop, string[] Options)
{
    internal string[] Expands { get; init; } = [];

    /// <summary>How far <c>$skip</c> reaches; what lies behind is for links and filters.</summary>
    internal int MaxSkip { get; init; } = int.MaxValue;
}

/// <summary>One page of a list.</summary>
internal sealed record Page<T>(List<T> Items, long? Count, string? NextLink);

/// <summary>The query options of one call to a list.</summary>
internal sealed class ListQuery<T>
{
    private readonly Call call;
    private readonly Func<T, bool>? filter;
    private readonly Func<T, object?>? orderBy;
    private readonly bool ascending;
    private readonly int top;
    private readonly int skip;
    private readonly bool count;

    internal ListQuery(Call call, ListRules<T> rules)
    {
        this.call = call;
        foreach (var option in call.Query.All)
            if (option.Key.Length > 0 && option.Key[0] == '$' && !rules.Options.Contains(option.Key.ToLowerInvariant()))
                throw Refused($"The query option '{option.Key}' is not supported. Supported: {string.Join(", ", rules.Options)}.");
        top = Number("$top", rules.DefaultTop);
        if (top > rules.MaxTop)
            throw Refused($"The limit of '{rules.MaxTop}' for Top query has been exceeded. The value from the incoming request is '{top}'.");
        skip = call.Query["$skiptoken"] is { } token ? Position(token) : Number("$skip", 0);
        if (skip > rules.MaxSkip && call.Query["$skiptoken"] is null)
            throw Refused($"$skip={skip} cannot exceed {rules.MaxSkip}");
        count = string.Equals(call.Query["$count"], "true", StringComparison.OrdinalIgnoreCase);
        Expand = call.Query["$expand"];
        if (Expand is not null && !rules.Expands.Contains(Expand))
            throw Refused($"The $expand of '{Expand}' is not supported.");
        filter = Filter(rules.Fields);
        (orderBy, ascending) = Order(rules.Fields);
    }

    internal string? Expand { get; }

    internal Page<T> Page(IEnumerable<T> all)
    {
        var items = filter is null ? all : all.Where(filter);
        if (orderBy is not null)
            items = ascending ? items.OrderBy(orderBy) : items.OrderByDescending(orderBy);
        if (!count)
        {
            var page = items.Skip(skip).Take(top + 1).ToList();
            var more = page.Count > top;
            if (more)
                page.RemoveAt(top);
            return new(page, null, more && top > 0 ? NextLink() : null);
        }

        var everything = items.ToList();
        return new([.. everything.Skip(skip).Take(top)], everything.Count, top > 0 && everything.Count - skip > top ? NextLink() : null);
    }

    internal int Count(IEnumerable<T> all) => filter is null ? all.Count() : all.Count(filter);

    private string NextLink()
    {
        var link = new StringBuilder(call.Request.Root).Append(call.Request.Uri.AbsolutePath).Append('?');
        foreach (var option in call.Query.All)
            if (option.Key.ToLowerInvariant() is not ("$skip" or "$skiptoken"))
                link.Append(Uri.EscapeDataString(option.Key).Replace("%24", "$")).Append('=').Append(Uri.EscapeDataString(option.Value)).Append('&');
        return link.Append("$skiptoken=").Append(Base64Url.Encode("page:" + (skip + top).ToString(CultureInfo.InvariantCulture))).ToString();
    }

    private static int Position(string token)
    {
        var parts = (Base64Url.Decode(token) is { } bytes ? Encoding.UTF8.GetString(bytes) : "").Split(':');
        return parts.Length == 2 && parts[0] == "page" && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw Refused("The $skiptoken is not valid.");
    }

    private int Number(string option, int otherwise) =>
        call.Query[option] is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Refused($"Invalid value '{text}' for {option} query option found. The {option} query option requires a non-negative integer value.");

    private Func<T, bool>? Filter(FilterFields<T> fields)
    {
        try
        {
            return call.Query["$filter"] is { } text ? FilterParser<T>.Parse(text, fields) : null;
        }
        catch (FilterException wrong)
        {
            throw Refused((call.Api.IsGraph ? "Invalid filter clause: " : "The query specified in the URI is not valid. ") + wrong.Message);
        }
    }

    private (Func<T, object?>? By, bool Ascending) Order(FilterFields<T> fields)
    {
        if (call.Query["$orderby"] is not { } text)
            return (null, false);
        var parts = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 1 or 2 && fields.Find(parts[0]) is { EdmType: "Edm.DateTimeOffset" } field && (parts.Length == 1 || parts[1] is "asc" or "desc"))
            return (field.Value, parts.Length == 1 || parts[1] == "asc");
        throw Refused($"Invalid $orderby clause '{text}': one of the date properties, then asc or desc, is supported.");
    }

    private static ApiFault Refused(string message) => ApiFault.BadRequest(message);
}
