namespace DefenderXdr.Simulation;

internal static class FilterComparison
{
    /// <summary>Null when the property's type has no such operator.</summary>
    internal static Func<T, bool>? Make<T>(FilterField<T> field, string op, object? literal) => op switch
    {
        "eq" => item => Same(field, item, literal),
        "ne" => item => !Same(field, item, literal),
        _ when field.EdmType is "Enumeration" or "Edm.String" or "Edm.Guid" or "Edm.Boolean" || literal is null => null,
        "gt" => item => Order(field, item, literal) > 0,
        "ge" => item => Order(field, item, literal) >= 0,
        "lt" => item => Order(field, item, literal) < 0,
        "le" => item => Order(field, item, literal) <= 0,
        _ => null,
    };

    private static bool Same<T>(FilterField<T> field, T item, object? literal) =>
        field.Value(item) is string text && literal is string wanted
            ? string.Equals(text, wanted, StringComparison.OrdinalIgnoreCase)
            : Equals(field.Value(item), literal);

    // A missing value compares false whatever the operator, as null does in OData.
    private static int? Order<T>(FilterField<T> field, T item, object literal) =>
        field.Value(item) is IComparable value ? value.CompareTo(literal) : null;
}
