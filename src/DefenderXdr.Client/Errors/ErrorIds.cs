namespace DefenderXdr;

/// <summary>The error ids, each for one condition. They are stable: scripts branch on them.</summary>
public static class ErrorIds
{
    /// <summary>No connection where one is needed.</summary>
    public const string NotConnected = nameof(NotConnected);

    /// <summary>A connection name that this session does not have.</summary>
    public const string ConnectionNotFound = nameof(ConnectionNotFound);

    /// <summary>A connection that crossed a process or session boundary and lost what makes it work.</summary>
    public const string ConnectionNotUsable = nameof(ConnectionNotUsable);

    /// <summary>A region given for a cloud that has none.</summary>
    public const string RegionNotInCloud = nameof(RegionNotInCloud);

    /// <summary>An address that a token may not be sent to: not https, not loopback.</summary>
    public const string InsecureHost = nameof(InsecureHost);

    /// <summary>An address with a path, query or user name where a host is wanted.</summary>
    public const string InvalidHost = nameof(InvalidHost);

    /// <summary>The client secret is wrong (AADSTS7000215).</summary>
    public const string InvalidClientSecret = nameof(InvalidClientSecret);

    /// <summary>The client secret has expired (AADSTS7000222).</summary>
    public const string ExpiredClientSecret = nameof(ExpiredClientSecret);

    /// <summary>The tenant does not exist (AADSTS90002, AADSTS900023).</summary>
    public const string TenantNotFound = nameof(TenantNotFound);

    /// <summary>The app is not in the tenant: wrong id, or an administrator has not consented yet (AADSTS700016).</summary>
    public const string ApplicationNotFound = nameof(ApplicationNotFound);

    /// <summary>An administrator has not consented to the app's permissions (AADSTS65001).</summary>
    public const string ConsentRequired = nameof(ConsentRequired);

    /// <summary>The API is not available in the tenant (AADSTS500011).</summary>
    public const string ApiNotInTenant = nameof(ApiNotInTenant);

    /// <summary>Sign-in failed for another reason; the AADSTS code is in the message.</summary>
    public const string SignInFailed = nameof(SignInFailed);

    /// <summary>A token that is no JSON Web Token.</summary>
    public const string TokenInvalid = nameof(TokenInvalid);

    /// <summary>A handed-in token whose time is over.</summary>
    public const string TokenExpired = nameof(TokenExpired);

    /// <summary>A token issued for another API than the one that is called.</summary>
    public const string WrongAudience = nameof(WrongAudience);

    /// <summary>401: the API does not take the token.</summary>
    public const string Unauthorized = nameof(Unauthorized);

    /// <summary>403, or no API whose permission the token carries.</summary>
    public const string PermissionMissing = nameof(PermissionMissing);

    /// <summary>The host could not be reached, or the connection broke.</summary>
    public const string HostUnreachable = nameof(HostUnreachable);

    /// <summary>The connection broke while the answer was read.</summary>
    public const string ConnectionBroken = nameof(ConnectionBroken);

    /// <summary>No answer within the time limit.</summary>
    public const string RequestTimeout = nameof(RequestTimeout);

    /// <summary>Something else than JSON came back: a proxy's or portal's page.</summary>
    public const string ResponseNotJson = nameof(ResponseNotJson);

    /// <summary>JSON that ends early or breaks off.</summary>
    public const string ResponseTruncated = nameof(ResponseTruncated);

    /// <summary>Success without a body where one is due.</summary>
    public const string ResponseEmpty = nameof(ResponseEmpty);

    /// <summary>A next page on another host: refused, nothing was sent.</summary>
    public const string ForeignNextLink = nameof(ForeignNextLink);

    /// <summary>A next page that was read before.</summary>
    public const string PagingLoop = nameof(PagingLoop);

    /// <summary>No incident with that id that the caller may see.</summary>
    public const string IncidentNotFound = nameof(IncidentNotFound);

    /// <summary>No alert with that id that the caller may see.</summary>
    public const string AlertNotFound = nameof(AlertNotFound);

    /// <summary>The service does not understand the filter.</summary>
    public const string InvalidFilter = nameof(InvalidFilter);

    /// <summary>A parameter value that cannot be what it should be.</summary>
    public const string InvalidParameter = nameof(InvalidParameter);

    /// <summary>The KQL query does not run; the service's text, line and column are in the message.</summary>
    public const string HuntingQueryInvalid = nameof(HuntingQueryInvalid);

    /// <summary>A query file that cannot be read.</summary>
    public const string QueryFileUnreadable = nameof(QueryFileUnreadable);

    /// <summary>429 for longer than the client waits.</summary>
    public const string TooManyRequests = nameof(TooManyRequests);

    /// <summary>408 or 5xx for longer than the client retries.</summary>
    public const string ServiceUnavailable = nameof(ServiceUnavailable);

    /// <summary>400 for another reason.</summary>
    public const string RequestRejected = nameof(RequestRejected);

    /// <summary>404 for something else than an incident or alert.</summary>
    public const string NotFound = nameof(NotFound);

    /// <summary>Any other answer that is no success.</summary>
    public const string ServiceError = nameof(ServiceError);

    /// <summary>The API has no such operation.</summary>
    public const string ApiNotSupported = nameof(ApiNotSupported);

    /// <summary>A token file that cannot be written.</summary>
    public const string TokenFileUnwritable = nameof(TokenFileUnwritable);

    /// <summary>A defect of this module.</summary>
    public const string UnexpectedError = nameof(UnexpectedError);
}
