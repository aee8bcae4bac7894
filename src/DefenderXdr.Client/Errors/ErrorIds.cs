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

    /// <summary>The app belongs to one tenant, which was not named (AADSTS50194, AADSTS50059).</summary>
    public const string TenantRequired = nameof(TenantRequired);

    /// <summary>The app is not in the tenant: wrong id, or an administrator has not consented yet (AADSTS700016).</summary>
    public const string ApplicationNotFound = nameof(ApplicationNotFound);

    /// <summary>An administrator has not consented to the app's permissions (AADSTS65001).</summary>
    public const string ConsentRequired = nameof(ConsentRequired);

    /// <summary>The API is not available in the tenant (AADSTS500011).</summary>
    public const string ApiNotInTenant = nameof(ApiNotInTenant);

    /// <summary>The user needs a second factor, which a password alone does not bring (AADSTS50076, AADSTS50079, AADSTS50074).</summary>
    public const string MfaRequired = nameof(MfaRequired);

    /// <summary>A Conditional Access policy forbids this sign-in (AADSTS53003 and its kin).</summary>
    public const string BlockedByConditionalAccess = nameof(BlockedByConditionalAccess);

    /// <summary>The user's password is wrong (AADSTS50126).</summary>
    public const string InvalidUserPassword = nameof(InvalidUserPassword);

    /// <summary>The tenant has no such user (AADSTS50034, AADSTS50020, AADSTS90072).</summary>
    public const string UserNotFound = nameof(UserNotFound);

    /// <summary>The app registration lacks the address that the browser returns to (AADSTS50011).</summary>
    public const string RedirectUriNotRegistered = nameof(RedirectUriNotRegistered);

    /// <summary>The app registration does not let users sign in without a secret (AADSTS7000218).</summary>
    public const string PublicClientNotAllowed = nameof(PublicClientNotAllowed);

    /// <summary>The user declined, or left the sign-in page.</summary>
    public const string SignInCancelled = nameof(SignInCancelled);

    /// <summary>The user did not finish the sign-in within the time limit.</summary>
    public const string SignInTimeout = nameof(SignInTimeout);

    /// <summary>The sign-in cannot be renewed without the user: revoked, expired, or something new is demanded.</summary>
    public const string InteractionRequired = nameof(InteractionRequired);

    /// <summary>No browser can be opened here: no desktop, a remote shell, a container, a non-interactive host.</summary>
    public const string BrowserUnavailable = nameof(BrowserUnavailable);

    /// <summary>No certificate with that thumbprint or subject in the user's or the machine's store.</summary>
    public const string CertificateNotFound = nameof(CertificateNotFound);

    /// <summary>The certificate is past its end, or before its beginning.</summary>
    public const string CertificateExpired = nameof(CertificateExpired);

    /// <summary>The certificate came without its private key.</summary>
    public const string CertificateWithoutKey = nameof(CertificateWithoutKey);

    /// <summary>The certificate's private key is there, and may not be used by this account.</summary>
    public const string CertificateKeyDenied = nameof(CertificateKeyDenied);

    /// <summary>The password does not open the certificate file.</summary>
    public const string CertificatePasswordWrong = nameof(CertificatePasswordWrong);

    /// <summary>The certificate file could not be read, or holds no certificate.</summary>
    public const string CertificateUnreadable = nameof(CertificateUnreadable);

    /// <summary>The certificate has a key that sign-in does not take.</summary>
    public const string CertificateNotSupported = nameof(CertificateNotSupported);

    /// <summary>The app registration does not know the certificate (AADSTS700027).</summary>
    public const string CertificateNotRegistered = nameof(CertificateNotRegistered);

    /// <summary>No managed identity answers: this is not Azure, or the resource has none.</summary>
    public const string ManagedIdentityUnavailable = nameof(ManagedIdentityUnavailable);

    /// <summary>The resource has no such identity.</summary>
    public const string ManagedIdentityNotFound = nameof(ManagedIdentityNotFound);

    /// <summary>A token that another identity provider, a file or a script block was to give could not be got.</summary>
    public const string AssertionUnavailable = nameof(AssertionUnavailable);

    /// <summary>Entra does not trust the token of the other identity provider (AADSTS70021, AADSTS700211, AADSTS700212, AADSTS700213).</summary>
    public const string AssertionRejected = nameof(AssertionRejected);

    /// <summary>The environment variables do not add up to a sign-in.</summary>
    public const string EnvironmentIncomplete = nameof(EnvironmentIncomplete);

    /// <summary>Sign-in failed for another reason; the AADSTS code is in the message.</summary>
    public const string SignInFailed = nameof(SignInFailed);

    /// <summary>A token that is no JSON Web Token.</summary>
    public const string TokenInvalid = nameof(TokenInvalid);

    /// <summary>A handed-in token whose time is over.</summary>
    public const string TokenExpired = nameof(TokenExpired);

    /// <summary>A token whose signature, issuer, audience or times do not hold.</summary>
    public const string TokenNotValid = nameof(TokenNotValid);

    /// <summary>A token that could not be checked: its keys are not published, or the sign-in service does not tell.</summary>
    public const string TokenNotVerifiable = nameof(TokenNotVerifiable);

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

    /// <summary>A request to a host that is not the connection's: refused, nothing was sent.</summary>
    public const string ForeignAddress = nameof(ForeignAddress);

    /// <summary>A next page that was read before.</summary>
    public const string PagingLoop = nameof(PagingLoop);

    /// <summary>No incident with that id that the caller may see.</summary>
    public const string IncidentNotFound = nameof(IncidentNotFound);

    /// <summary>No alert with that id that the caller may see.</summary>
    public const string AlertNotFound = nameof(AlertNotFound);

    /// <summary>No device with that id or name that the caller may see.</summary>
    public const string MachineNotFound = nameof(MachineNotFound);

    /// <summary>A name that several devices have, or an alert on several devices.</summary>
    public const string MachineAmbiguous = nameof(MachineAmbiguous);

    /// <summary>A device that is not onboarded, or not any more, and so cannot be acted on.</summary>
    public const string MachineNotOnboarded = nameof(MachineNotOnboarded);

    /// <summary>A device whose operating system does not have the action.</summary>
    public const string MachineNotSupported = nameof(MachineNotSupported);

    /// <summary>No action with that id that the caller may see.</summary>
    public const string MachineActionNotFound = nameof(MachineActionNotFound);

    /// <summary>The service refuses an action because one is running on the device already, and does not list it.</summary>
    public const string MachineActionInProgress = nameof(MachineActionInProgress);

    /// <summary>The answer to an action was lost, and the service lists no such action.</summary>
    public const string MachineActionUnconfirmed = nameof(MachineActionUnconfirmed);

    /// <summary>An action that ended without success: failed, ran out of time on the device, or was cancelled.</summary>
    public const string MachineActionFailed = nameof(MachineActionFailed);

    /// <summary>An action that has not ended within the time that was given. It goes on.</summary>
    public const string MachineActionTimeout = nameof(MachineActionTimeout);

    /// <summary>An action that has ended and cannot be cancelled any more.</summary>
    public const string MachineActionEnded = nameof(MachineActionEnded);

    /// <summary>A hash that is no SHA-1 of a file.</summary>
    public const string FileHashInvalid = nameof(FileHashInvalid);

    /// <summary>A change that wants to be confirmed, in a host where nobody can.</summary>
    public const string ConfirmationRequired = nameof(ConfirmationRequired);

    /// <summary>No automated investigation with that id that the caller may see.</summary>
    public const string InvestigationNotFound = nameof(InvestigationNotFound);
    /// <summary>No indicator with that id or value that the caller may see.</summary>
    public const string IndicatorNotFound = nameof(IndicatorNotFound);

    /// <summary>An indicator's value that does not fit its type, or is of no type. Nothing was sent.</summary>
    public const string IndicatorValueInvalid = nameof(IndicatorValueInvalid);

    /// <summary>An indicator without action, title or description. Nothing was sent.</summary>
    public const string IndicatorIncomplete = nameof(IndicatorIncomplete);

    /// <summary>An action that there is not for the indicator's type, or not with its other properties. Nothing was sent.</summary>
    public const string IndicatorActionNotSupported = nameof(IndicatorActionNotSupported);

    /// <summary>An indicator whose end is in the past. Nothing was sent.</summary>
    public const string IndicatorExpired = nameof(IndicatorExpired);

    /// <summary>The service refused an indicator; its words are in the message.</summary>
    public const string IndicatorRejected = nameof(IndicatorRejected);

    /// <summary>More indicators than a tenant may have. Nothing was sent.</summary>
    public const string IndicatorLimitExceeded = nameof(IndicatorLimitExceeded);

    /// <summary>The same indicator twice in an import, with different contents. Neither was sent.</summary>
    public const string IndicatorConflict = nameof(IndicatorConflict);

    /// <summary>A row of an import that cannot be read. It was not sent.</summary>
    public const string IndicatorRowInvalid = nameof(IndicatorRowInvalid);

    /// <summary>A file of indicators that is not there.</summary>
    public const string IndicatorFileNotFound = nameof(IndicatorFileNotFound);

    /// <summary>A file of indicators that cannot be read, or is a directory.</summary>
    public const string IndicatorFileUnreadable = nameof(IndicatorFileUnreadable);

    /// <summary>A file of indicators that is no text, no CSV or no JSON, or has no rows. Nothing was sent.</summary>
    public const string IndicatorFileInvalid = nameof(IndicatorFileInvalid);

    /// <summary>A file of indicators with columns that are none of an indicator's, or without one that it needs. Nothing was sent.</summary>
    public const string IndicatorFileColumns = nameof(IndicatorFileColumns);

    /// <summary>The service does not understand the filter.</summary>
    public const string InvalidFilter = nameof(InvalidFilter);

    /// <summary>A filter on what the objects of an API never tell. Nothing was sent.</summary>
    public const string FilterNotSupported = nameof(FilterNotSupported);

    /// <summary>An order that the API does not have. Nothing was sent.</summary>
    public const string OrderNotSupported = nameof(OrderNotSupported);

    /// <summary>A parameter value that cannot be what it should be.</summary>
    public const string InvalidParameter = nameof(InvalidParameter);

    /// <summary>An update that changes nothing.</summary>
    public const string EmptyUpdate = nameof(EmptyUpdate);

    /// <summary>The KQL query does not run; the service's text, line and column are in the message.</summary>
    public const string HuntingQueryInvalid = nameof(HuntingQueryInvalid);

    /// <summary>A hunting result that stops at the service's limit of 100,000 rows, or at that of its size, so that rows are missing. Without <c>-FailOnTruncation</c> it is a warning.</summary>
    public const string HuntingResultTruncated = nameof(HuntingResultTruncated);

    /// <summary>400: the rows are more than the service sends in one answer (50 MB on Graph, 124 MB on the older APIs). No rows came.</summary>
    public const string HuntingResultTooLarge = nameof(HuntingResultTooLarge);

    /// <summary>429: the tenant has used up the processing time that it has for hunting.</summary>
    public const string HuntingQuotaExceeded = nameof(HuntingQuotaExceeded);

    /// <summary>The query ran longer than the service allows: three minutes, on Defender for Endpoint 200 seconds.</summary>
    public const string HuntingTimeLimitExceeded = nameof(HuntingTimeLimitExceeded);

    /// <summary>400: the service stopped the query because it took too much processor time or memory.</summary>
    public const string HuntingResourcesExceeded = nameof(HuntingResourcesExceeded);

    /// <summary>A hunting period that cannot be: its end is not after its start, or it has too many slices. Nothing was sent.</summary>
    public const string HuntingPeriodInvalid = nameof(HuntingPeriodInvalid);

    /// <summary>A query in slices whose result does not have the time column.</summary>
    public const string HuntingTimeColumnMissing = nameof(HuntingTimeColumnMissing);

    /// <summary>A hunting table that the tenant does not have, or that may not be read.</summary>
    public const string HuntingTableNotFound = nameof(HuntingTableNotFound);

    /// <summary>A query parameter whose name is no KQL identifier, is a keyword, or comes twice. Nothing was sent.</summary>
    public const string QueryParameterNameInvalid = nameof(QueryParameterNameInvalid);

    /// <summary>A query parameter that would hide a hunting table. Nothing was sent.</summary>
    public const string QueryParameterShadowsTable = nameof(QueryParameterShadowsTable);

    /// <summary>A query parameter with a value that KQL has no literal for. Nothing was sent.</summary>
    public const string QueryParameterValueNotSupported = nameof(QueryParameterValueNotSupported);

    /// <summary>A query file that is not there.</summary>
    public const string QueryFileNotFound = nameof(QueryFileNotFound);

    /// <summary>A query file that is not text in UTF-8 or UTF-16.</summary>
    public const string QueryFileNotText = nameof(QueryFileNotText);

    /// <summary>A query file that cannot be read, or is a directory.</summary>
    public const string QueryFileUnreadable = nameof(QueryFileUnreadable);

    /// <summary>No file of that name in the live response library.</summary>
    public const string LibraryFileNotFound = nameof(LibraryFileNotFound);

    /// <summary>The live response library has a file of that name already, with other content. Nothing was replaced.</summary>
    public const string LibraryFileExists = nameof(LibraryFileExists);

    /// <summary>A file of more than the 20 MB that the live response library takes. Nothing was sent.</summary>
    public const string LibraryFileTooLarge = nameof(LibraryFileTooLarge);

    /// <summary>The live response library takes no more files.</summary>
    public const string LibraryFull = nameof(LibraryFull);

    /// <summary>A file to upload that is not there.</summary>
    public const string UploadFileNotFound = nameof(UploadFileNotFound);

    /// <summary>A file to upload that cannot be read, or is a directory.</summary>
    public const string UploadFileUnreadable = nameof(UploadFileUnreadable);

    /// <summary>The service gave no link for a download, or one that nothing may be downloaded from: not https. Nothing was downloaded.</summary>
    public const string DownloadLinkInvalid = nameof(DownloadLinkInvalid);

    /// <summary>A download that broke again and again, or that its host refuses also with a fresh link. No file was left.</summary>
    public const string DownloadFailed = nameof(DownloadFailed);

    /// <summary>An investigation package that is not there: it is still being collected, its collection failed, or the service has deleted it.</summary>
    public const string PackageNotReady = nameof(PackageNotReady);

    /// <summary>A command of a live response session that left no result, or none any more.</summary>
    public const string LiveResponseResultMissing = nameof(LiveResponseResultMissing);

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

    /// <summary>Another run has the checkpoint open.</summary>
    public const string CheckpointInUse = nameof(CheckpointInUse);

    /// <summary>The checkpoint file cannot be read, or is cut off.</summary>
    public const string CheckpointDamaged = nameof(CheckpointDamaged);

    /// <summary>The file is no checkpoint of this kind, or one of another version.</summary>
    public const string CheckpointForeign = nameof(CheckpointForeign);

    /// <summary>The checkpoint cannot be written.</summary>
    public const string CheckpointUnwritable = nameof(CheckpointUnwritable);

    /// <summary>A token file that cannot be written.</summary>
    public const string TokenFileUnwritable = nameof(TokenFileUnwritable);

    /// <summary>A file for an answer that cannot be written.</summary>
    public const string OutFileUnwritable = nameof(OutFileUnwritable);

    /// <summary>A result for a CSV file whose columns are not those of the results before it.</summary>
    public const string OutFileColumnsDiffer = nameof(OutFileColumnsDiffer);

    /// <summary>A defect of this module.</summary>
    public const string UnexpectedError = nameof(UnexpectedError);
}
