namespace DefenderXdr;

/// <summary>Indicators in the body of a request.</summary>
internal static class IndicatorBody
{
    public static string Of(DefenderIndicator indicator) => Newtonsoft.Json.JsonConvert.SerializeObject(Members(indicator));

    public static string Of(IReadOnlyList<DefenderIndicator> indicators) => new UpdateBody().Add("Indicators", indicators.Select(Members).ToArray()).ToString();

    /// <summary>
    /// What is set, and what this module does not know of an indicator that was read. One that is in the tenant is sent null too where that clears
    /// something: the page does not say what becomes of what an update leaves out.
    /// </summary>
    private static Dictionary<string, object?> Members(DefenderIndicator indicator)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        var isKnown = indicator.IndicatorId is not null;
        foreach (var field in IndicatorFields.Sent)
        {
            if (isKnown && field.IsFixed) continue;
            var value = field.Get(indicator) switch
            {
                DateTimeOffset => field.Text(indicator),
                IReadOnlyList<string> { Count: 0 } when !isKnown || !field.IsClearable => null,
                var other => other,
            };
            if (value is not null || (isKnown && field.IsClearable)) members[field.Wire] = value;
        }
        foreach (var other in indicator.AdditionalProperties)
            if (other.Value is not null && !members.ContainsKey(other.Key) && other.Key.FirstOrDefault() != '@') members[other.Key] = other.Value;
        return members;
    }
}
