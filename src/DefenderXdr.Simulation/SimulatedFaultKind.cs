namespace DefenderXdr.Simulation;

/// <summary>What goes wrong with a call.</summary>
public enum SimulatedFaultKind
{
    /// <summary>The token has expired: it is refused with 401 from then on, and a new one is good. Written <c>401</c>.</summary>
    ExpiredToken,

    /// <summary>
    /// 429. Graph and Defender for Endpoint name the wait in <c>Retry-After</c>, Defender XDR in the body's text. Written <c>429</c>.
    /// </summary>
    TooManyRequests,

    /// <summary>500 with an empty message. Written <c>500</c>.</summary>
    InternalServerError,

    /// <summary>502 with an HTML page. Written <c>502</c>.</summary>
    BadGateway,

    /// <summary>503, with <c>Retry-After</c> when there is a wait. Written <c>503</c>.</summary>
    ServiceUnavailable,

    /// <summary>504: JSON with an empty message on Graph, an HTML page elsewhere. Written <c>504</c>.</summary>
    GatewayTimeout,

    /// <summary>The connection ends in the middle of the body. The call was carried out. Written <c>drop</c>.</summary>
    DroppedConnection,

    /// <summary>The call was carried out, and the connection ends before the answer. Written <c>lost</c>.</summary>
    LostAnswer,

    /// <summary>The body ends in the middle of the JSON as if it were whole. The call was carried out. Written <c>truncated</c>.</summary>
    TruncatedJson,

    /// <summary>The body pauses in its middle. The call was carried out. Written <c>slow</c>.</summary>
    SlowPage,

    /// <summary>A success without a body. The call was carried out. Written <c>empty</c>.</summary>
    EmptyAnswer,

    /// <summary>Something happens in the tenant before a page that is not the first of its list. Written <c>shift</c>.</summary>
    ShiftedList,

    /// <summary>429 to a hunting query, because the tenant has no processing time left; the text names the wait. Written <c>quota</c>.</summary>
    QuotaExceeded,

    /// <summary>A hunting query runs longer than the service allows, and ends in 400. Written <c>timeout</c>.</summary>
    QueryTimeout,
}
