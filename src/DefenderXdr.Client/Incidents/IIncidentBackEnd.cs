using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Incidents on one API: its paths, filters, spelling and page size. Nothing of HTTP.</summary>
internal interface IIncidentBackEnd : IBackEnd
{
    ListPlan<DefenderIncident> List(IncidentQuery query);

    ApiRequest Get(long incidentId);
}
