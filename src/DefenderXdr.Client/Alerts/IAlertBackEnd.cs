using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Alerts on one API: its paths, filters, spelling and page size. Nothing of HTTP.</summary>
internal interface IAlertBackEnd : IBackEnd
{
    ListPlan<DefenderAlert> List(AlertQuery query);

    ApiRequest Get(string alertId);
}
