namespace DefenderXdr;

/// <summary>What sort of condition an error is; PowerShell's error category of the same name.</summary>
public enum ErrorKind
{
    /// <summary>Sign-in or the token failed.</summary>
    AuthenticationError,

    /// <summary>Signed in, but not allowed.</summary>
    PermissionDenied,

    /// <summary>Too many requests, or a quota used up.</summary>
    LimitsExceeded,

    /// <summary>No such object.</summary>
    ObjectNotFound,

    /// <summary>The service is there but cannot answer now.</summary>
    ResourceUnavailable,

    /// <summary>The caller's input is wrong.</summary>
    InvalidArgument,

    /// <summary>No answer in time.</summary>
    OperationTimeout,

    /// <summary>The answer is not what it should be.</summary>
    InvalidData,

    /// <summary>No connection to the service.</summary>
    ConnectionError,

    /// <summary>A file could not be read.</summary>
    ReadError,

    /// <summary>A file could not be written.</summary>
    WriteError,

    /// <summary>A defect of this module.</summary>
    InternalError,
}
