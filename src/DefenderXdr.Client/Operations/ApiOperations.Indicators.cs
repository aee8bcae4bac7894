namespace DefenderXdr;

// Operations on indicators.
public static partial class ApiOperations
{
    /// <summary>Defender for Endpoint: list indicators.</summary>
    public static ApiOperation EndpointListIndicators => field ??= new(DefenderApi.Endpoint, "GET", "/api/indicators", Needs.Indicator);

    /// <summary>Defender for Endpoint: submit an indicator, or update it.</summary>
    /// <remarks>Type and value say which one it is, and the body all that it is to be: sent twice, it is there once.</remarks>
    public static ApiOperation EndpointSubmitIndicator => field ??= new(DefenderApi.Endpoint, "POST", "/api/indicators", Needs.Indicator) { IsRepeatable = true };

    /// <summary>Defender for Endpoint: submit many indicators, or update them.</summary>
    /// <remarks>As with a single one, sent twice they are there once.</remarks>
    public static ApiOperation EndpointImportIndicators => field ??= new(DefenderApi.Endpoint, "POST", "/api/indicators/import", Needs.Indicator) { CallsPerMinute = 30, IsRepeatable = true };

    /// <summary>Defender for Endpoint: delete an indicator.</summary>
    /// <remarks>The page lists application permissions alone.</remarks>
    public static ApiOperation EndpointDeleteIndicator => field ??= new(DefenderApi.Endpoint, "DELETE", "/api/indicators/{id}", Needs.IndicatorByApp);

    /// <summary>Defender for Endpoint: delete many indicators.</summary>
    /// <remarks>The page lists application permissions alone.</remarks>
    public static ApiOperation EndpointDeleteIndicators => field ??= new(DefenderApi.Endpoint, "POST", "/api/indicators/BatchDelete", Needs.IndicatorByApp) { CallsPerMinute = 30 };

    private static ApiOperation[] Indicators =>
    [
        EndpointListIndicators, EndpointSubmitIndicator, EndpointImportIndicators, EndpointDeleteIndicator, EndpointDeleteIndicators,
    ];
}
