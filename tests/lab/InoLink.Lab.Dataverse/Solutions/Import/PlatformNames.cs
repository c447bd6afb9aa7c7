namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>
/// Tables and privileges that every organization (or one with the Sales app) has and the local Dataverse does not emulate: a solution that names them is right, its parts for
/// them are set aside. Names from the platform's table reference; a name that is in neither list nor organization is a missing one.
/// </summary>
internal static class PlatformNames
{
    private static readonly string[] Verbs = ["AppendTo", "Append", "Assign", "Create", "Delete", "Read", "Share", "Write"];

    private static readonly HashSet<string> Tables = new(StringComparer.OrdinalIgnoreCase)
    {
        "Activity", "ActivityMimeAttachment", "ActivityParty", "ActivityPointer", "Annotation", "AppConfigMaster", "Appointment", "AttributeMap", "BookableResource", "BulkDeleteOperation",
        "BulkOperation", "BusinessProcessFlowInstance", "Calendar", "Campaign", "CampaignActivity", "CampaignResponse", "Case", "ChannelAccessProfile", "Competitor", "Connection", "ConnectionRole",
        "Contract", "ContractDetail", "ContractTemplate", "ConvertRule", "CustomControl", "CustomControlDefaultConfig", "CustomControlResource", "CustomerAddress", "CustomerOpportunityRole",
        "CustomerRelationship", "DataPerformance", "Discount", "DiscountType", "DisplayString", "DuplicateRule", "DynamicProperty", "Email", "EmailServerProfile", "EmailSignature", "Entitlement",
        "Entity", "EntityMap", "Equipment", "ExchangeSyncIdMapping", "Fax", "Feedback", "Goal", "GoalRollupQuery", "HierarchyRule", "Import", "ImportFile", "ImportMap", "Incident",
        "KbArticle", "KnowledgeArticle", "KnowledgeArticleViews", "KnowledgeBaseRecord", "Lead", "Letter", "List", "MailMergeTemplate", "Mailbox", "Metric", "MobileOfflineProfile", "Note",
        "Opportunity", "OpportunityProduct", "OpportunityClose", "OrganizationUI", "Phonecall", "PluginProfile", "Position", "Post", "PostFollow", "PostRegarding", "ProcessSession", "ProcessTrigger",
        "PublisherAddress", "Queue", "QueueItem", "RecurrenceRule", "RecurringAppointmentMaster", "RelationshipRole", "Report", "ResourceGroup", "ResourceSpec", "RollupField", "RoutingRule",
        "RoutingRuleItem", "SalesLiterature", "SalesProcessInstance", "SavedQueryVisualizations", "SdkMessageProcessingStepSecureConfig", "Service", "ServiceAppointment", "ServiceEndpoint",
        "SharePointData", "SharePointDocument", "SharePointDocumentLocation", "SharePointSite", "Site", "SLA", "SLAKPIInstance", "SocialActivity", "SocialProfile", "Subject", "SystemApplicationMetadata",
        "Task", "TeamTemplate", "Template", "Territory", "Theme", "TimeZoneRule", "TraceLog", "TransformationMapping", "UntrackedEmail", "UserApplicationMetadata", "UserForm", "UserQuery",
        "UserQueryVisualization", "WebWizard", "WorkflowSession",
    };

    private static readonly HashSet<string> Miscellaneous = new(StringComparer.Ordinal)
    {
        "prvActivateBusinessProcessFlow", "prvActivateBusinessRule", "prvActivateSynchronousWorkflow", "prvActOnBehalfOfExternalParty", "prvAddressBook", "prvAdminFilter", "prvAllowQuickCampaign",
        "prvApproveRejectEmailAddress", "prvBrowseAvailability", "prvBypassCustomPlugins", "prvConfigureInternetMarketing", "prvConfigureSharePoint", "prvConfigureYammer", "prvControlDecrementTerm",
        "prvCreateOwnCalendar", "prvDeleteAuditData", "prvDeleteAuditPartitions", "prvDeleteRecordChangeHistory", "prvDisableBusinessUnit", "prvDisableUser", "prvDocumentGeneration", "prvGoMobile",
        "prvGoOffline", "prvISVExtensions", "prvLanguageSettings", "prvLearningPath", "prvMailMerge", "prvManageRefreshCadenceRetainedData", "prvOneDrive", "prvOverrideCreatedOnCreatedBy",
        "prvOverridePriceEngineInvoice", "prvOverridePriceEngineOpportunity", "prvOverridePriceEngineOrder", "prvOverridePriceEngineQuote", "prvPortalApplication", "prvPublishArticle",
        "prvPublishDuplicateRule", "prvPublishRSReport", "prvQOIOverrideDelete", "prvReadAuditPartitions", "prvReadAuditSummary", "prvReadRecordAuditHistory", "prvReparentBusinessUnit",
        "prvReparentTeam", "prvReparentUser", "prvSearchAvailability", "prvSendAsUser", "prvSendInviteForLive", "prvSyncToOutlook", "prvTurnDevErrorsOnOff", "prvUseInternetMarketing",
        "prvUseOfficeApps", "prvUseTabletApp", "prvWebMailMerge",
    };

    /// <summary>Whether the platform has a table of that logical name which this organization does not.</summary>
    public static bool IsTable(string logicalName) => Tables.Contains(logicalName);

    /// <summary>Whether the platform has a privilege of that name which this organization does not.</summary>
    public static bool IsPrivilege(string name)
        => Miscellaneous.Contains(name) || Verbs.Any(verb => name.StartsWith("prv" + verb, StringComparison.Ordinal) && Tables.Contains(name[("prv" + verb).Length..]));
}
