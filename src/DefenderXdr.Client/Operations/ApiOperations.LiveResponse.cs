namespace DefenderXdr;

// Operations on live response and its library.
public static partial class ApiOperations
{
    /// <summary>Defender for Endpoint: run live response commands on a machine.</summary>
    public static ApiOperation EndpointRunLiveResponse => field ??= new(DefenderApi.Endpoint, "POST", "/api/machines/{id}/runliveresponse", Needs.MachineLiveResponse) { CallsPerMinute = 10 };

    /// <summary>Defender for Endpoint: get the link to the result of a live response command.</summary>
    /// <remarks>The two kinds differ on the page: an app needs to read machines, a user to run live response.</remarks>
    public static ApiOperation EndpointGetLiveResponseResult => field ??= new(DefenderApi.Endpoint, "GET", "/api/machineactions/{id}/GetLiveResponseResultDownloadLink(index={index})", Needs.LiveResponseResult);

    /// <summary>Defender for Endpoint: list the files of the live response library.</summary>
    public static ApiOperation EndpointListLibraryFiles => field ??= new(DefenderApi.Endpoint, "GET", "/api/libraryfiles", Needs.Library);

    /// <summary>Defender for Endpoint: upload a file to the live response library.</summary>
    public static ApiOperation EndpointUploadLibraryFile => field ??= new(DefenderApi.Endpoint, "POST", "/api/libraryfiles", Needs.Library);

    /// <summary>Defender for Endpoint: delete a file of the live response library.</summary>
    public static ApiOperation EndpointDeleteLibraryFile => field ??= new(DefenderApi.Endpoint, "DELETE", "/api/libraryfiles/{fileName}", Needs.Library);

    private static ApiOperation[] LiveResponse =>
    [
        EndpointRunLiveResponse, EndpointGetLiveResponseResult, EndpointListLibraryFiles, EndpointUploadLibraryFile,
        EndpointDeleteLibraryFile,
    ];
}
