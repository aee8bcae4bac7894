using System.Net;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Payloads;

/// <summary>The documented error bodies.</summary>
public sealed class ErrorPayloadTests
{
    [Fact]
    public async Task The_documented_404_keeps_code_message_and_tracking_id()
    {
        await using var server = new LoopbackServer(new Payload("Defender/common-errors.example1").Answer(404));

        var error = await Assert.ThrowsAsync<DefenderServiceException>(() => TestClient.Create(server).Alerts.GetAsync("123", DefenderApi.Endpoint));

        Assert.Equal(ErrorIds.AlertNotFound, error.ErrorId);
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
        Assert.Equal("ResourceNotFound", error.Code);
        Assert.Equal("Machine 123123123 was not found", error.ServiceMessage);
        Assert.Equal("43f4cb08-8fac-4b65-9db1-745c2ae65f3a", error.RequestId);
        Assert.Contains("Machine 123123123 was not found", error.Message);
        Assert.Contains("43f4cb08-8fac-4b65-9db1-745c2ae65f3a", error.Message);
    }

    [Fact]
    public async Task The_documented_400_keeps_code_message_and_tracking_id()
    {
        await using var server = new LoopbackServer(new Payload("Defender/common-errors.example2").Answer(400));

        var error = Assert.IsType<DefenderServiceException>(await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf());

        Assert.Equal(ErrorIds.InvalidFilter, error.ErrorId);
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.Equal("InvalidRequestBody", error.Code);
        Assert.Equal("Request body is incorrect", error.ServiceMessage);
        Assert.Equal("1fa66c0f-18bd-4133-b378-36d76f3a2ba0", error.RequestId);
        Assert.Equal(server.Requests[0].Header("client-request-id"), error.ClientRequestId);
    }
}
