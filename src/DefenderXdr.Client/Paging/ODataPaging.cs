using System.Globalization;

namespace DefenderXdr.Paging;

/// <summary>How the query parameters of paging are written.</summary>
internal static class ODataPaging
{
    public static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Nothing for the first page.</summary>
    public static string? Skip(int count) => count == 0 ? null : Number(count);
}
